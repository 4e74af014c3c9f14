import type { Review } from '../review/review.ts';
import { topicKey } from '../review/topic.ts';
import type { ChoosableReview } from './choose-reviews.ts';

/** A review as readers choose it: by its stars and topics. */
export const choosableReview = (
  id: string,
  { rating, topics }: Pick<Review, 'rating' | 'topics'>,
): ChoosableReview => ({ id, rating, topics: topics.map(topicKey) });
