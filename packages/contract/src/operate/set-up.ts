import { z } from 'zod';
import type { Shaped } from '../shape.ts';

/** What `doctor` looked at. `informs` never fails a set-up; `skipped` waits for something above it. */
export const checksShape = z.array(
  z.strictObject({
    name: z.string(),
    level: z.enum(['ok', 'informs', 'warns', 'fails', 'skipped']),
    found: z.string(),
    mend: z.string().nullable().meta({ description: 'What to do about it' }),
  }),
);
export type Check = Shaped<typeof checksShape>[number];

/** The migrations that ran. */
export const migrationsShape = z.strictObject({ ran: z.array(z.string()) });
export type Migrations = Shaped<typeof migrationsShape>;
