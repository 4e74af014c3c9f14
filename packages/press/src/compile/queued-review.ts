import type { QueuedReview } from '@galley/core/issue';
import type { ReviewRow } from '@galley/db';

/** Turns a row into what core's selection takes. */
export const queuedReview = (row: ReviewRow): QueuedReview & { readonly row: ReviewRow } => ({
  id: row.id,
  review: row.document,
  pinned: row.pinned,
  position: row.position,
  queuedAt: row.queued_at,
  row,
});
