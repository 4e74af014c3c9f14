import { z } from 'zod';
import { instant } from '../instant.ts';
import type { Shaped } from '../shape.ts';

/** How long things are kept, for all newsletters together: `180d`. */
export const retentionShape = z.strictObject({
  deliveries: z.string().nullable().meta({
    description: 'Who got an issue, after it ended; null: always. Its counts stay',
  }),
  events: z.string().meta({ description: "The provider's events, after they happened" }),
  sessions: z.string().meta({ description: 'Where people were signed in, after it ended' }),
  appliedAt: instant.nullable().meta({ description: 'When what is too old was last dropped' }),
  version: z.int().meta({
    description: 'Counts the changes; a change names the one it was made from',
  }),
});
export type Retention = Shaped<typeof retentionShape>;

/** What is too old now, and would be dropped. */
export const tooOldShape = z.strictObject({
  issues: z.int().meta({ description: 'Issues that would lose their deliveries' }),
  eventMonths: z.array(z.string()).meta({ description: "Months of the provider's events" }),
});
export type TooOld = Shaped<typeof tooOldShape>;
