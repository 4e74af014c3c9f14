import type { RefusalOf } from '@galley/contract/refusals';
import { orderQueue } from '@galley/core/issue';
import type { Review } from '@galley/core/review';
import {
  findReviewInIssue,
  listQueuedReviews,
  type Database,
  type Kysely,
  type ReviewInIssue,
} from '@galley/db';
import type { NotAllowed } from '../door/allow.ts';
import { queuedReview } from '../compile/queued-review.ts';

/** A review as lists show it. */
export interface ListedReview {
  readonly id: string;
  readonly slug: string;
  readonly review: Review;
  readonly canonicalUrl: string | null;
  readonly state: ReviewInIssue['state'];
  readonly pinned: boolean;
  /** Place in the queue from 1; null when it doesn't wait there. */
  readonly place: number | null;
  readonly queuedAt: Date;
  readonly updatedAt: Date;
  /** The issue that it is in, or was featured in. */
  readonly issue: ReviewsIssue | null;
}

export interface ReviewsIssue {
  readonly number: number;
  readonly state: string;
  readonly dueOn: string | null;
}

/** Why a step on a review is not taken. */
export type ReviewRefusal = NoReview | NotAllowed;

export type NoReview = RefusalOf<'no-review'>;

/** The places of a newsletter's queue: review id → place from 1. */
export async function queuePlaces(
  db: Kysely<Database>,
  newsletterId: string,
): Promise<ReadonlyMap<string, number>> {
  const queue = orderQueue((await listQueuedReviews(db, newsletterId)).map(queuedReview));
  return new Map(queue.map(({ id }, index) => [id, index + 1]));
}

export function listedReview(
  row: ReviewInIssue,
  places: ReadonlyMap<string, number>,
): ListedReview {
  const isInIssue = row.state === 'compiled' || row.state === 'featured';
  const { issue_number: number, issue_state: state } = row;
  return {
    id: row.id,
    slug: row.slug,
    review: row.document,
    canonicalUrl: row.canonical_url,
    state: row.state,
    pinned: row.pinned,
    place: places.get(row.id) ?? null,
    queuedAt: row.queued_at,
    updatedAt: row.updated_at,
    issue:
      isInIssue && number !== null && state !== null
        ? { number, state, dueOn: row.issue_due_on }
        : null,
  };
}

/** Finds a review by its id as a person typed it. */
export async function findReview(
  db: Kysely<Database>,
  id: string,
): Promise<ReviewInIssue | undefined> {
  return /^[1-9]\d{0,17}$/.test(id) ? findReviewInIssue(db, id) : undefined;
}

/**
 * A review as it stands now.
 *
 * @throws Error when there is none: rows of reviews are never deleted
 */
export async function readListedReview(db: Kysely<Database>, id: string): Promise<ListedReview> {
  const row = await findReviewInIssue(db, id);
  if (row === undefined) throw new Error(`review ${id} has vanished`);
  return listedReview(row, await queuePlaces(db, row.newsletter_id));
}
