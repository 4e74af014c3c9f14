import type { Review } from '@galley/core/review';
import type { ColumnType, CreatedAt, Generated, Id, IdentityId, Json } from '../schema/columns.ts';

export type ReviewState = 'queued' | 'held' | 'compiled' | 'featured' | 'removed';

/** A review without its text. */
export type ReviewHead = Pick<
  Review,
  'title' | 'rating' | 'outlet' | 'publishedOn' | 'authors' | 'url' | 'topics'
>;

export interface ReviewTable {
  id: IdentityId;
  newsletter_id: Id;
  /** Names the page `/reviews/:slug`; unique over all newsletters. */
  slug: string;
  document: Json<Review>;
  /** With `title_key`, the review's article key. */
  canonical_url: string | null;
  title_key: string;
  state: Generated<ReviewState>;
  pinned: Generated<boolean>;
  /** The editor's order; null until somebody moves the review. */
  position: number | null;
  queued_at: Generated<Date>;
  created_at: CreatedAt;
  updated_at: Generated<Date>;
  /** Counts its changes: an edit names the version that it was made from. */
  version: Generated<number>;
  /** In which version each field changed last, for a change that was made from an older one. */
  changed_in: ColumnType<Record<string, number>, string | undefined, string>;
  /** The newest text, if the issue that holds the review has an older one; `version` counts it. */
  pending: Json<Review> | null;
  /** How many corrections its text has had since it was sent. */
  corrections: Generated<number>;
  /** What a search looks through: title, outlet, authors and URL of both texts in lower case. */
  search: Generated<string>;
  /** What lists show of its document. */
  head: ColumnType<ReviewHead, never, never>;
}
