import type { Approval } from '@galley/contract/issue';

/** Who approved the present bytes of an issue, and when. */
export const approvalFacts = (
  approvals: readonly Approval[],
): readonly (readonly [string, string])[] =>
  approvals.map(({ by, at }) => ['approved by', `${by} (${at.slice(0, 10)})`]);
