import type { Id } from '../schema/columns.ts';

/** A newsletter whose archived reviews still have to follow the rules of its language. */
export interface ArchiveRewriteTable {
  newsletter_id: Id;
  /** Those from here on, the latest, follow them already; null if none does. */
  before_review: Id | null;
}
