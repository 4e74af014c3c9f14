export type { PressDeps, Wake, WakeJob } from '../press-deps.ts';
export {
  holdReview,
  moveReview,
  pinReview,
  releaseReview,
  removeReview,
} from './arrange-reviews.ts';
export type { ChangeReview, IssueTouched } from './change-review.ts';
export { editReview, type EditReview } from './edit-review.ts';
export type { AlreadyThere } from './find-same-article.ts';
export { listReviews, showReview } from './list-reviews.ts';
export type { ListedReview, NoReview, ReviewsIssue } from './listed-review.ts';
export { queueReview, type QueueReview } from './queue-review.ts';
