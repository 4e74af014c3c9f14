import { sql, type Kysely } from 'kysely';
import type { Database } from '../schema/database.ts';
import { reviewsInIssues, type ReviewInIssue } from './review-rows.ts';
import type { ReviewState } from './review-table.ts';

export interface ReviewPageWish {
  readonly newsletterId: string;
  readonly state: ReviewState;
  /** Part of the title or of the outlet, in any case. */
  readonly text: string | null;
  /** The last review of the page before. */
  readonly after: string | null;
  readonly limit: number;
}

/** Lists reviews of one state, the latest first; by id, so that no page skips or repeats any. */
export const listReviewPage = async (
  db: Kysely<Database>,
  { newsletterId, state, text, after, limit }: ReviewPageWish,
): Promise<ReviewInIssue[]> =>
  reviewsInIssues(db)
    .where('review.newsletter_id', '=', newsletterId)
    .where('review.state', '=', state)
    .$if(after !== null, (query) => query.where('review.id', '<', after))
    .$if(text !== null, (query) =>
      query.where(
        sql<boolean>`strpos(lower(review.document->>'title'), lower(${text})) > 0
          or strpos(lower(review.document->>'outlet'), lower(${text})) > 0`,
      ),
    )
    .orderBy('review.id', 'desc')
    .limit(limit)
    .execute();
