import { z } from 'zod';

const count = z.int();

/** How many readers an issue has, and what became of its mail to them. */
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
});
