export {
  alreadyQueuedShape,
  changedReviewShape,
  listedReviewShape,
  type AlreadyQueued,
  type ChangedReview,
  type ListedReview,
} from './listed-review.ts';
export { reviewPageShape, type ReviewPage } from './review-page.ts';
