import { MACHINE_SIGNS } from '@galley/core/click';
import { BOUNCE_KINDS } from '@galley/core/delivery';
import { ISSUE_STATES } from '@galley/core/issue';
import { z } from 'zod';
import { audienceCounts } from '../audience-counts.ts';
import { instant } from '../instant.ts';
import type { Shaped } from '../shape.ts';

const count = z.int();
const reasons = z.array(z.strictObject({ reason: z.string(), readers: count }));

const clickCounts = {
  clicks: count,
  humanClicks: count.meta({ description: "Without those that look like machines'" }),
  readers: count.meta({ description: 'Who clicked at least once' }),
  humanReaders: count.meta({ description: 'Who clicked at least once like a person' }),
};

/** What became of an issue, without anybody's address. */
export const issueReportShape = z.strictObject({
  newsletter: z.string().meta({ description: 'Its slug' }),
  newsletterTitle: z.string(),
  number: count,
  subject: z.string(),
  state: z.enum(ISSUE_STATES),
  timeZone: z.string().meta({ description: 'Of the newsletter' }),
  releasedAt: instant.nullable(),
  sentAt: instant.nullable(),
  at: instant.meta({ description: 'When it was counted' }),
  counts: audienceCounts,
  canary: z.strictObject({ queuedAt: instant, arrivedAt: instant.nullable() }).nullable().meta({
    description:
      'The copy that Galley mailed to itself, which no count includes; null if there is none',
  }),
  details: z
    .strictObject({
      excluded: reasons.meta({ description: 'Adds up to the excluded' }),
      rejected: reasons.meta({ description: 'Adds up to the rejected' }),
      failures: reasons.meta({
        description: 'Why accepted mail was not sent; adds up to the suppressed and the failed',
      }),
      bounces: z
        .strictObject(
          Object.fromEntries(BOUNCE_KINDS.map((kind) => [kind, count])) as Record<
            (typeof BOUNCE_KINDS)[number],
            typeof count
          >,
        )
        .meta({ description: 'Adds up to the bounced' }),
      bounceReasons: z
        .array(
          z.strictObject({
            kind: z.enum(BOUNCE_KINDS),
            reason: z.string().nullable(),
            readers: count,
          }),
        )
        .meta({ description: "Adds up to the bounces; the provider's words, null if unknown" }),
      unsubscribed: count.meta({
        description:
          'Readers who left within 30 days, if this was the last issue that they were sent before',
      }),
      step: z.enum(['hour', 'day']).meta({ description: 'How long a span is, in UTC' }),
      spans: z
        .array(
          z.strictObject({
            at: instant.meta({ description: 'Its beginning' }),
            accepted: count,
            delivered: count,
            bounced: count,
            complained: count,
            failed: count,
            unsubscribed: count,
          }),
        )
        .meta({ description: 'In order, without those in which nothing happened' }),
    })
    .nullable()
    .meta({ description: 'Null once the deliveries were dropped, and before there are any' }),
  clicks: z
    .strictObject({
      ...clickCounts,
      machines: z
        .strictObject(
          Object.fromEntries(MACHINE_SIGNS.map((sign) => [sign, count])) as Record<
            (typeof MACHINE_SIGNS)[number],
            typeof count
          >,
        )
        .meta({ description: 'Clicks that look like machines, by their sign; a guess' }),
      links: z
        .array(
          z.strictObject({
            url: z.string(),
            review: z
              .string()
              .nullable()
              .meta({ description: 'The title of the review that the link belongs to' }),
            ...clickCounts,
          }),
        )
        .meta({ description: 'Those that somebody clicked, most people first' }),
    })
    .nullable()
    .meta({
      description: 'Null if the newsletter did not count clicks when the issue went out',
    }),
});
export type IssueReport = Shaped<typeof issueReportShape>;
