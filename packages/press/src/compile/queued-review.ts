import type { QueuedReview } from '@galley/core/issue';
import type { ReviewRow } from '@galley/db';

/** A row as the selection of core looks at it. */
export const queuedReview = (row: ReviewRow): QueuedReview & { readonly row: ReviewRow } => ({
  id: row.id,
  review: row.document,
  pinned: row.pinned,
  position: row.position,
  queuedAt: row.queued_at,
  row,
});
