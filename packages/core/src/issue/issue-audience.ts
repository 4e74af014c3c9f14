/**
 * Whom an issue is for: readers who take every issue; everybody, also those who asked for a monthly
 * mail; only those who wait for the best of a month; or, for an urgent correction, those who got the
 * old text and haven't been told.
 */
export type IssueAudience = 'every-issue' | 'everybody' | 'best-of' | 'old-readers';

/** Tells whom an issue is for. */
export function audienceOf(issue: {
  /** The month whose best it holds; null for a regular issue. */
  readonly bestOf: string | null;
  /** The id of the correction that it brings; null if it is no urgent correction. */
  readonly corrects: string | null;
  /** False for an issue that a person made outside the slots. */
  readonly hasSlot: boolean;
  /** Whether its newsletter has best-ofs of its own accord; without, nobody can wait for one. */
  readonly hasBestOfs: boolean;
}): IssueAudience {
  if (issue.corrects !== null) return 'old-readers';
  if (issue.bestOf === null) return issue.hasBestOfs ? 'every-issue' : 'everybody';
  return issue.hasSlot ? 'best-of' : 'everybody';
}
