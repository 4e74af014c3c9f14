import { z } from 'zod';
import { instant } from '../instant.ts';
import type { Shaped } from '../shape.ts';

/** An act: a row of the audit log. */
export const actShape = z.strictObject({
  id: z.string(),
  at: instant,
  step: z.string(),
  newsletter: z.string().nullable(),
  actor: z.strictObject({
    kind: z.enum(['person', 'key', 'command', 'clock']),
    id: z.string().nullable(),
    name: z.string().nullable().meta({
      description: "A person's e-mail address, a key's name or a system user; null once it is gone",
    }),
  }),
  door: z.string(),
  object: z.strictObject({
    kind: z.string(),
    id: z.string().nullable().meta({
      description: "An issue's number, a newsletter's slug, or the id of anything else",
    }),
  }),
});
export type ListedAct = Shaped<typeof actShape>;

/** A page of the audit log, the latest first; `before: next` asks for the one after it. */
export const actsShape = z.strictObject({
  acts: z.array(actShape),
  next: z.string().nullable(),
});
export type Acts = Shaped<typeof actsShape>;
