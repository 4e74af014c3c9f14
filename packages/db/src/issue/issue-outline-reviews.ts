import type { Extent } from '@galley/core/issue';
import type { Kysely } from 'kysely';
import type { ReviewRow } from '../review/review-rows.ts';
import type { Database } from '../schema/database.ts';

/** A review of an issue without its text. */
export type OutlinedReview = Pick<ReviewRow, 'id' | 'slug' | 'head' | 'pinned' | 'version'> & {
  readonly extent: Extent;
  /** Whether it has a text that the issue doesn't hold yet. */
  readonly isPending: boolean;
};

/** Lists an issue's reviews in its order, without their texts. */
export const listOutlinedReviews = async (
  db: Kysely<Database>,
  issueId: string,
): Promise<OutlinedReview[]> =>
  db
    .selectFrom('issue_review')
    .innerJoin('review', 'review.id', 'issue_review.review_id')
    .select(['review.id', 'review.slug', 'review.head', 'review.pinned', 'review.version'])
    .select(['issue_review.extent'])
    .select((eb) => eb('review.pending', 'is not', null).$castTo<boolean>().as('isPending'))
    .where('issue_review.issue_id', '=', issueId)
    .orderBy('issue_review.position')
    .execute();
