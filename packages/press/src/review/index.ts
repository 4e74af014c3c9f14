export type { PressDeps } from '../press-deps.ts';
export {
  holdReview,
  moveReview,
  pinReview,
  releaseReview,
  removeReview,
} from './arrange-reviews.ts';
export type { ChangeReview } from './change-review.ts';
export { editReview, type EditReview } from './edit-review.ts';
export { findQueueLanguage } from './find-language.ts';
export { listReviews, showReview } from './list-reviews.ts';
export { pageReviews } from './page-reviews.ts';
export { queueReview } from './queue-review.ts';
