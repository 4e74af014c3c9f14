import type { Review } from '../review/review.ts';
import { keyOfTopic, type TopicKeys } from '../review/topic-keys.ts';
import type { ChoosableReview } from './choose-reviews.ts';

/** A review as readers choose it: by its stars and topics. */
export const choosableReview = (
  id: string,
  { rating, topics }: Pick<Review, 'rating' | 'topics'>,
  kept: TopicKeys = {},
): ChoosableReview => ({ id, rating, topics: topics.map((name) => keyOfTopic(name, kept)) });
