import type { ReviewRow } from '@galley/db';

/** What an issue takes from a review; an edit that waits to be applied changes nothing of it. */
export function withoutPending(row: ReviewRow): unknown {
  const { pending: _, version: __, changed_in: ___, updated_at: ____, ...its } = row;
  return its;
}
