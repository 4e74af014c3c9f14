import { z } from 'zod';
import { day, instant } from '../instant.ts';
import type { Shaped } from '../shape.ts';

const issue = { number: z.int(), subject: z.string(), dueAt: instant.nullable() };
const review = z.strictObject({ id: z.string(), title: z.string() });

/** Something that waits for a person. */
export const taskShape = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('too-few'), ready: z.int(), minimum: z.int() }),
  z.strictObject({ kind: z.literal('approve'), ...issue }),
  z.strictObject({ kind: z.literal('held-issue'), ...issue, reason: z.string().nullable() }),
  z.strictObject({ kind: z.literal('paused-issue'), ...issue }),
  z.strictObject({ kind: z.literal('uncertain'), ...issue, readers: z.int() }),
  z.strictObject({ kind: z.literal('pending'), ...issue, reviews: z.array(review) }),
  z.strictObject({ kind: z.literal('featured-before'), reviews: z.array(review) }),
  z.strictObject({ kind: z.literal('carried-over'), reviews: z.array(review), maximum: z.int() }),
]);
export type Task = Shaped<typeof taskShape>;

/** What waits for a person before the next cut-off, newsletter by newsletter. */
export const todayShape = z.strictObject({
  held: z.enum(['restored', 'copy']).nullable().meta({
    description:
      'Why nothing is compiled and sent: a backup was restored here and awaits its release, or this is a copy of one; null: it is not held',
  }),
  newsletters: z.array(
    z.strictObject({
      slug: z.string(),
      title: z.string(),
      timeZone: z.string(),
      isSample: z.boolean(),
      next: z
        .strictObject({ dueOn: day, dueAt: instant, cutOffAt: instant })
        .nullable()
        .meta({ description: 'The next slot that no issue has taken' }),
      queued: z.int(),
      held: z.int(),
      latest: z
        .strictObject({ number: z.int(), subject: z.string(), state: z.string() })
        .nullable(),
      tasks: z.array(taskShape).meta({ description: 'The most urgent first' }),
    }),
  ),
});
export type Today = Shaped<typeof todayShape>;
