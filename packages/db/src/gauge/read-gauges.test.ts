import { withDatabase } from '@galley/test/kit';
import { expect, it } from 'vitest';
import { readBackupAge } from './read-backup-age.ts';
import { readRowGauges } from './read-gauges.ts';

const test = withDatabase();

it('reads zeroes where nothing has happened', async () => {
  const gauges = await readRowGauges(test.db, { recentDays: 7, breakerMinutes: 30 });
  expect(gauges).toEqual({
    held: false,
    issues: {},
    issueOverdue: 0,
    issueStalled: 0,
    pausedForQuota: 0,
    uncertain: 0,
    recent: { accepted: 0, rejected: 0 },
    recentBounces: 0,
    recentComplaints: 0,
    feedbackOldest: 0,
    perSecond: null,
    heldFor: 0,
    quotas: { daily: { used: null, limit: null }, monthly: { used: null, limit: null } },
    openBreakers: 0,
    notices: { waiting: 0, oldest: 0 },
    imports: { waiting: 0, oldest: 0 },
    posts: { waiting: 0, oldest: 0 },
    disabledTargets: 0,
    inbound: { waiting: 0, oldest: 0 },
    canaryMissing: 0,
  });
  expect(await readBackupAge(test.db)).toBeNull();
});
