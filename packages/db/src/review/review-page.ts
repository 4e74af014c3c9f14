import type { Kysely } from 'kysely';
import type { Database } from '../schema/database.ts';
import { matches } from './matches.ts';
import { reviewsInIssues, type ReviewInIssue } from './review-rows.ts';
import type { ReviewState } from './review-table.ts';

export interface ReviewPageWish {
  readonly newsletterId: string;
  /** Null for every state. */
  readonly state: ReviewState | null;
  /** Words of title, outlet, authors or URL, or parts of them, in any case. */
  readonly text: string | null;
  /** The last review of the page before. */
  readonly after: string | null;
  readonly limit: number;
}

/** Lists reviews, the latest first; by id, so that no page skips or repeats any. */
export const listReviewPage = async (
  db: Kysely<Database>,
  { newsletterId, state, text, after, limit }: ReviewPageWish,
): Promise<ReviewInIssue[]> =>
  reviewsInIssues(db)
    .where('review.newsletter_id', '=', newsletterId)
    .$if(state !== null, (query) => query.where('review.state', '=', state))
    .$if(after !== null, (query) => query.where('review.id', '<', after))
    .$if(text !== null, (query) => query.where(matches(text ?? '')))
    .orderBy('review.id', 'desc')
    .limit(limit)
    .execute();
