import { z } from 'zod';
import { instant } from '../instant.ts';
import type { Shaped } from '../shape.ts';

/** Who has a review open, once for each of their browsers. */
export const presenceShape = z.strictObject({
  people: z.array(
    z.strictObject({
      person: z.string(),
      name: z.string(),
      isYou: z.boolean(),
      isHere: z.boolean().meta({ description: 'True for the browser that asks' }),
      field: z.string().nullable().meta({ description: 'Null while they only read' }),
      seenAt: instant,
    }),
  ),
});
export type Presence = Shaped<typeof presenceShape>;
