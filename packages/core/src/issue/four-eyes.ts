/** Who changed an issue's bytes, or something else that its approval is about. */
export interface IssueChange {
  /** A person's id; null if nobody is named, so that it may have been anybody. */
  readonly by: string | null;
  /**
   * When it was made, if the bytes don't show it, such as the setting of a preflight rule: earlier
   * approvers haven't seen it. Null otherwise, because other bytes need other approvals anyway.
   */
  readonly at: Date | null;
}

/** An approval of the bytes in question. */
export interface GivenApproval {
  /** A person's id. */
  readonly by: string;
  readonly at: Date;
  /** The preflight rules that it sets aside. */
  readonly overrides: readonly string[];
}

/**
 * Whether approvals of the same bytes, in the order in which they were given, cover every change and
 * every override by somebody else than its maker. So one approver who made nothing is enough, and
 * so are two.
 */
export const isCovered = (
  changes: readonly IssueChange[],
  approvals: readonly GivenApproval[],
): boolean =>
  approvals.length > 0 &&
  changes.every((change) => isSeen(change, approvals)) &&
  approvals.every(({ by, overrides }, index) =>
    overrides.every((rule) =>
      approvals.some(
        (other, at) => other.by !== by && (at > index || other.overrides.includes(rule)),
      ),
    ),
  );

function isSeen({ by, at }: IssueChange, approvals: readonly GivenApproval[]): boolean {
  const seen = approvals.filter((approval) => at === null || approval.at >= at);
  // Two people can't both be the one whom nobody named.
  if (by === null) return new Set(seen.map((approval) => approval.by)).size > 1;
  return seen.some((approval) => approval.by !== by);
}

/** The next approval comes after whatever has changed. */
const NEXT = new Date(8.64e15);

/** What one more approval does. */
export type NextApproval = 'completes' | 'one-more' | 'given';

/**
 * Tells what an approval by somebody would do, without overrides: `given` if nothing. Where all is
 * covered and the issue is open all the same, because it was held or taken back, anybody's lets it
 * go on.
 */
export function foreseeApproval(
  changes: readonly IssueChange[],
  approvals: readonly GivenApproval[],
  by: string,
): NextApproval {
  if (isCovered(changes, [...approvals, { by, at: NEXT, overrides: [] }])) return 'completes';
  return approvals.some((approval) => approval.by === by) ? 'given' : 'one-more';
}
