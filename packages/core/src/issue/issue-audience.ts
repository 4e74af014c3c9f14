/**
 * Whom an issue is for: readers who take every issue; everybody, also those who asked for a monthly
 * mail; or only those who wait for the best of a month.
 */
export type IssueAudience = 'every-issue' | 'everybody' | 'best-of';

/** Tells whom an issue is for. */
export function audienceOf(issue: {
  /** The month whose best it holds; null for a regular issue. */
  readonly bestOf: string | null;
  /** False for an issue that a person made outside the slots. */
  readonly hasSlot: boolean;
  /** Whether its newsletter has best-ofs of its own accord; without, nobody can wait for one. */
  readonly hasBestOfs: boolean;
}): IssueAudience {
  if (issue.bestOf === null) return issue.hasBestOfs ? 'every-issue' : 'everybody';
  return issue.hasSlot ? 'best-of' : 'everybody';
}
