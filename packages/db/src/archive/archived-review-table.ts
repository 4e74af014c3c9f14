import type { Id } from '../schema/columns.ts';

/** What the archive finds a review by, written when its issue is released. */
export interface ArchivedReviewTable {
  review_id: Id;
  newsletter_id: Id;
  /** The issue that it appears under: the first that featured it. */
  issue_id: Id;
  /** Its place in that issue, from 1. */
  place: number;
  outlet: string;
  authors: string[];
  /** Its rating as so many of five stars; null without one. */
  stars: number | null;
  /** A `tsvector` of the title and the credits, small enough to be read for every match. */
  names: string;
  /** A `tsvector` of the whole text. */
  words: string;
}
