import { ISSUE_STATES } from '@galley/core/issue';
import { z } from 'zod';
import { day, instant } from '../instant.ts';
import type { Shaped } from '../shape.ts';

const reviews = z.array(z.strictObject({ id: z.string(), title: z.string() }));

const entry = z.strictObject({
  dueOn: day,
  localTime: z.string().meta({ description: "HH:MM in the newsletter's time zone" }),
  timeZone: z.string(),
  offset: z.string().meta({ description: 'Offset from UTC at that instant, such as +01:00' }),
  dueAt: instant,
  cutOffAt: instant,
  outcome: z.discriminatedUnion('kind', [
    z.strictObject({
      kind: z.literal('issue'),
      number: z.int(),
      state: z.enum(ISSUE_STATES),
      reviews,
    }),
    z.strictObject({ kind: z.literal('would-compile'), reviews }),
    z.strictObject({ kind: z.literal('would-skip'), ready: z.int(), minimum: z.int() }),
    z.strictObject({ kind: z.literal('skipped'), reason: z.enum(['empty', 'missed']) }),
    z.strictObject({ kind: z.literal('given-back') }),
  ]),
});

/** The coming slots, and what each would hold. */
export const calendarShape = z.array(entry);
export type Calendar = Shaped<typeof calendarShape>;
export type CalendarEntry = Calendar[number];
