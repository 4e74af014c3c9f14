import { z } from 'zod';
import { day, instant } from '../instant.ts';
import type { Shaped } from '../shape.ts';

const count = z.int();
const week = day.meta({ description: 'Its Monday' });
const period = z.string().meta({ description: '2026-Q1, or 2026-01 by months' });

/** How a newsletter has grown and what it has featured, without anybody's address. */
export const newsletterReportShape = z.strictObject({
  newsletter: z.string().meta({ description: 'Its slug' }),
  title: z.string(),
  timeZone: z.string(),
  at: instant.meta({ description: 'When it was counted' }),
  by: z.enum(['quarter', 'month']).meta({ description: 'How long a period is' }),
  readers: count.meta({ description: 'Confirmed subscriptions now' }),
  growth: z
    .array(
      z.strictObject({
        week,
        confirmed: count,
        left: count.meta({ description: 'Who left and has not come back' }),
        suppressed: count.meta({ description: 'Subscribed, but must not be mailed any more' }),
        net: count.meta({ description: 'Confirmed - left - suppressed' }),
      }),
    )
    .meta({ description: 'Week by week, also those in which nothing happened' }),
  signUps: z.array(
    z.strictObject({
      week,
      asked: count.meta({ description: 'Confirmation mails' }),
      answered: count.meta({ description: 'Confirmed after such a mail' }),
      atOnce: count.meta({
        description: 'Confirmed within 10 seconds of such a mail, perhaps by a program',
      }),
      refused: count.meta({ description: 'Sign-ups that got no mail' }),
    }),
  ),
  refusals: z
    .array(z.strictObject({ reason: z.string(), count }))
    .meta({ description: 'Why sign-ups of these weeks got no mail, the most frequent first' }),
  outlets: z
    .array(z.strictObject({ period, outlet: z.string(), reviews: count }))
    .meta({ description: 'Of sent issues, without best-ofs' }),
  ratings: z.array(
    z.strictObject({
      period,
      stars: z.tuple([count, count, count, count, count]).meta({
        description: 'Reviews with one star to five; halves count for the higher one',
      }),
      unrated: count,
    }),
  ),
  issues: z
    .array(
      z.strictObject({
        number: count,
        subject: z.string(),
        sentAt: instant.nullable(),
        audience: count,
      }),
    )
    .meta({ description: 'Those sent last; each has a report of its own' }),
});
export type NewsletterReport = Shaped<typeof newsletterReportShape>;
