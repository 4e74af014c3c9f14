import { z } from 'zod';

const count = z.int();

/**
 * How many readers an issue has, and what became of its mail to them. `audience` is `accepted +
 * rejected + excluded + uncertain + pending`. Each accepted mail is `delivered`, `bounced`,
 * `complained`, `suppressed`, `failed` or `silent`; the first three may come one after another, and
 * then it counts in each.
 */
export const audienceCounts = z.strictObject({
  audience: count,
  accepted: count,
  rejected: count,
  excluded: count,
  uncertain: count,
  pending: count,
  delivered: count,
  bounced: count,
  complained: count,
  suppressed: count.meta({
    description: 'Accepted and not sent, because the provider suppresses the address',
  }),
  failed: count.meta({ description: 'Accepted, and the provider failed to send it' }),
  silent: count.meta({ description: 'Accepted, and the provider has not said what became of it' }),
  nothingChosen: count.meta({
    description: 'Of the excluded: what the reader has chosen leaves nothing of the issue',
  }),
  monthly: count.meta({ description: 'Of the excluded: the reader gets only the best of a month' }),
  onPause: count.meta({ description: 'Of the excluded: the reader has paused' }),
});
