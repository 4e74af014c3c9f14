import type { IssueState } from './issue-state.ts';

/** Why an issue is held; docs/reasons.md says what to do about each. */
export const HOLD_REASONS = ['not-approved', 'too-late', 'taken-back'] as const;
export type HoldReason = (typeof HOLD_REASONS)[number];

/** What the clock does to an issue. */
export type DecideDueIssue =
  | { readonly kind: 'wait' }
  | { readonly kind: 'release' }
  | { readonly kind: 'hold'; readonly reason: HoldReason };

/**
 * Decides what happens to an issue at its send time. Approved: it goes, unless the newsletter's
 * lateness limit has passed; then it is held, so that it surprises nobody. Not approved: it is
 * held. An issue that was approved after the limit waits for a person, who knows how late it is, to
 * release it. An extra issue (no due time) always waits.
 */
export function decideDueIssue(issue: {
  readonly state: IssueState;
  readonly dueAt: Date | null;
  readonly approvedAt: Date | null;
  readonly lateLimitSeconds: number;
  readonly now: Date;
}): DecideDueIssue {
  const { state, dueAt, approvedAt, now } = issue;
  if (dueAt === null || now < dueAt) return { kind: 'wait' };
  if (state === 'draft') return { kind: 'hold', reason: 'not-approved' };
  if (state !== 'approved') return { kind: 'wait' };
  const limit = new Date(dueAt.getTime() + issue.lateLimitSeconds * 1000);
  if (now <= limit) return { kind: 'release' };
  if (approvedAt !== null && approvedAt > limit) return { kind: 'wait' };
  return { kind: 'hold', reason: 'too-late' };
}
