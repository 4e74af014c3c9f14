export {
  alreadyQueuedShape,
  changedReviewShape,
  listedReviewShape,
  type AlreadyQueued,
  type ChangedReview,
  type ListedReview,
} from './listed-review.ts';
export {
  correctedReviewShape,
  correctionShape,
  correctionsShape,
  type CorrectedReview,
  oldReadersShape,
  type Correction,
  type OldReaders,
  type Corrections,
} from './correction.ts';
export { foundArticleShape, type FoundArticle } from './found-article.ts';
export { reviewPageShape, type ReviewPage } from './review-page.ts';
export { presenceShape, type Presence } from './presence.ts';
export { queueShape, type Queue, type QueuedReview } from './queue.ts';
export {
  reviewHistoryShape,
  reviewVersionShape,
  type ReviewHistory,
  type ReviewVersion,
} from './review-history.ts';
