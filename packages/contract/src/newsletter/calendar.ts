import { ISSUE_STATES, SKIP_REASONS } from '@galley/core/issue';
import { z } from 'zod';
import { day, instant } from '../instant.ts';
import type { Shaped } from '../shape.ts';

const review = { id: z.string(), title: z.string() };
const reviews = z.array(z.strictObject(review));
const counted = z.int().nullable().meta({ description: 'Null for a missed slot' });

const entry = z.strictObject({
  bestOf: z.string().nullable().meta({
    description: 'The month on which its best-of looks back; null for a slot of the queue',
  }),
  dueOn: day,
  localTime: z.string().meta({ description: 'HH:MM in `timeZone`' }),
  timeZone: z
    .string()
    .meta({ description: "The newsletter's, or for a decided slot the one at its decision" }),
  offset: z.string().meta({ description: 'Offset from UTC at that instant, such as +01:00' }),
  dueAt: instant,
  cutOffAt: instant,
  movedFrom: z.string().nullable().meta({
    description: "The cadence's HH:MM, if clocks skip it on that day and the slot is later",
  }),
  clockChanges: z
    .array(
      z.strictObject({
        at: instant,
        on: day,
        time: z.string().meta({ description: 'HH:MM, as clocks show it until then' }),
        minutes: z.int().meta({ description: 'How far clocks go forward; negative: back' }),
      }),
    )
    .meta({ description: 'Changes of the clocks since the slot before it, or from now on' }),
  madeUpUntil: instant.nullable().meta({
    description: 'For a slot that passed undecided: until then it is still compiled',
  }),
  late: z
    .array(
      z.strictObject({
        ...review,
        waitsFor: day.nullable().meta({ description: 'The slot that takes it' }),
      }),
    )
    .meta({ description: 'Reviews in the queue that came after the cut-off' }),
  outcome: z.discriminatedUnion('kind', [
    z.strictObject({
      kind: z.literal('issue'),
      number: z.int(),
      state: z.enum(ISSUE_STATES),
      reviews,
    }),
    z.strictObject({ kind: z.literal('would-compile'), reviews }),
    z.strictObject({
      kind: z.literal('would-skip'),
      reason: z.enum(['empty', 'all-held', 'too-few']),
      ready: z.int().meta({ description: 'Reviews queued before the cut-off' }),
      minimum: z.int(),
      held: z.int(),
    }),
    z.strictObject({ kind: z.literal('would-miss') }),
    z.strictObject({
      kind: z.literal('skipped'),
      reason: z.enum(SKIP_REASONS),
      ready: counted,
      minimum: counted,
      held: counted,
    }),
    z.strictObject({ kind: z.literal('given-back') }),
  ]),
});

/** The slots that passed without an issue, and the coming ones with what each would contain. */
export const calendarShape = z.array(entry);
export type Calendar = Shaped<typeof calendarShape>;
export type CalendarEntry = Calendar[number];
