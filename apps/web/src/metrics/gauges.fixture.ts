import type { Gauges } from '@galley/press/operate';

const NOTHING = { waiting: 0, oldest: 0 };

/** What the rows of an installation at work say. */
export const gauges = (changed: Partial<Gauges> = {}): Gauges => ({
  held: false,
  issues: { sending: 2, draft: 1 },
  issueOverdue: 0,
  issueStalled: 3.5,
  pausedForQuota: 0,
  uncertain: 0,
  recent: { accepted: 1000, rejected: 1 },
  recentBounces: 4,
  recentComplaints: 1,
  feedbackOldest: 0,
  perSecond: 9.5,
  heldFor: 0,
  quotas: { daily: { used: 1000, limit: null }, monthly: { used: 1000, limit: 50_000 } },
  openBreakers: 0,
  notices: NOTHING,
  imports: NOTHING,
  posts: NOTHING,
  disabledTargets: 0,
  inbound: NOTHING,
  canaryMissing: 0,
  slotOverdue: 0,
  backupAge: null,
  ...changed,
});
