import type { Extent } from '@galley/core/issue';
import type { Generated, Id } from '../schema/columns.ts';

export interface IssueReviewTable {
  issue_id: Id;
  review_id: Id;
  /** From 1; the lead review is 1. */
  position: number;
  /** How much of it the mail holds. */
  extent: Generated<Extent>;
  /** In a best-of: the number of the issue that featured it. */
  featured_in: number | null;
}
