import type { ReviewRow } from '@galley/db';

/** What an issue takes from a review, which an edit that waits to be applied doesn't change. */
export function withoutPending(row: ReviewRow): unknown {
  const { pending: _, version: __, changed_in: ___, updated_at: ____, search: _____, ...its } = row;
  return its;
}
