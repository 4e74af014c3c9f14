import type { Review } from '@galley/core/review';
import type { Id, IdentityId, Json } from '../schema/columns.ts';

/** A change of a review that was sent, with what was wrong. */
export interface CorrectionTable {
  id: IdentityId;
  newsletter_id: Id;
  review_id: Id;
  /** Counts the corrections of its review, from 1. */
  number: number;
  /** What was wrong, in paragraphs with empty lines between them. */
  note: string;
  before: Json<Review>;
  after: Json<Review>;
  /** The review's version with the corrected text. */
  version: number;
  at: Date;
  /** Who is told in the next issue: those who got the old text, everybody, or nobody. */
  readers: 'old' | 'everybody' | 'nobody';
}

export type CorrectionReaders = CorrectionTable['readers'];
