import type { SendingProgress } from '@galley/contract/issue';

/** The progress of an issue with 12,431 readers. */
export const progressOf = (issue: string, accepted: number, second = 0): SendingProgress => ({
  issue,
  state: 'sending',
  audience: 12_431,
  isFrozen: true,
  accepted,
  rejected: 0,
  uncertain: 0,
  excluded: 0,
  pending: 12_431 - accepted,
  perSecond: 82.5,
  secondsLeft: 101,
  at: new Date(Date.parse('2026-11-29T08:00:00Z') + second * 1000).toISOString(),
});
