import type { Extent } from '@galley/core/issue';
import type { Review } from '@galley/core/review';
import type { Generated, Id, Json } from '../schema/columns.ts';

export interface IssueReviewTable {
  issue_id: Id;
  review_id: Id;
  /** From 1; the lead review is 1. */
  position: number;
  /** How much of it the mail holds. */
  extent: Generated<Extent>;
  /** In a best-of: the number of the issue that featured it. */
  featured_in: number | null;
  /** The text that its bytes were made from; a correction doesn't change it. */
  document: Json<Review>;
  /** How many of the review's corrections that text has. */
  corrections: Generated<number>;
}
