import type { ListedReview } from '@galley/contract/review';
import type { RefusalOf } from '@galley/contract/refusals';
import { findReviewInIssue, type Database, type Kysely, type ReviewInIssue } from '@galley/db';
import type { NotAllowed } from '../door/allow.ts';
import { readOrder } from '../compile/ranked-review.ts';
import { rowId } from '../row-id.ts';

/** Why a step on a review is refused. */
export type ReviewRefusal = RefusalOf<'no-review'> | NotAllowed;

/** Numbers a newsletter's queue: review id → place from 1. */
export async function queuePlaces(
  db: Kysely<Database>,
  newsletterId: string,
): Promise<ReadonlyMap<string, number>> {
  const order = await readOrder(db, newsletterId);
  return new Map(order.map(({ id }, index) => [id, index + 1]));
}

/** Turns a row into the contract's shape. */
export function presentReview(
  row: ReviewInIssue,
  places: ReadonlyMap<string, number>,
): ListedReview {
  const isInIssue = row.state === 'compiled' || row.state === 'featured';
  const { issue_number: number, issue_state: state, issue_place: place } = row;
  return {
    id: row.id,
    newsletter: row.newsletter_slug,
    slug: row.slug,
    review: row.document,
    pending: row.pending,
    canonicalUrl: row.canonical_url,
    state: row.state,
    pinned: row.pinned,
    place: places.get(row.id) ?? null,
    queuedAt: row.queued_at.toISOString(),
    updatedAt: row.updated_at.toISOString(),
    version: row.version,
    issue:
      isInIssue && number !== null && state !== null && place !== null
        ? { number, state, dueOn: row.issue_due_on, place }
        : null,
  };
}

/** Finds a review by an id that a person typed. */
export const findReview = async (
  db: Kysely<Database>,
  id: string,
): Promise<ReviewInIssue | undefined> =>
  rowId(id) === null ? undefined : findReviewInIssue(db, id);

/**
 * Reads a review as it is now.
 *
 * @throws Error if it is missing, because reviews are never deleted
 */
export async function readListedReview(db: Kysely<Database>, id: string): Promise<ListedReview> {
  const row = await findReviewInIssue(db, id);
  if (row === undefined) throw new Error(`review ${id} has vanished`);
  const isQueued = row.state === 'queued';
  return presentReview(row, isQueued ? await queuePlaces(db, row.newsletter_id) : new Map());
}
