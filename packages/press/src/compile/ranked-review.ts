import { orderQueue, type RankedReview } from '@galley/core/issue';
import {
  listWaitingReviews,
  type Database,
  type Kysely,
  type ReviewHead,
  type WaitingReview,
} from '@galley/db';

/** A review that waits, as the order of the queue takes it. */
export interface RankedRow extends RankedReview {
  readonly review: ReviewHead;
  readonly row: WaitingReview;
}

/** Turns a waiting review into what the order of the queue takes. */
export const rankedReview = (row: WaitingReview): RankedRow => ({
  id: row.id,
  review: row.head,
  pinned: row.pinned,
  position: row.position,
  queuedAt: row.queued_at,
  row,
});

/** Reads a newsletter's queue in order, without the texts. */
export const readOrder = async (
  db: Kysely<Database>,
  newsletterId: string,
): Promise<readonly RankedRow[]> =>
  orderQueue((await listWaitingReviews(db, newsletterId, ['queued'])).map(rankedReview));
