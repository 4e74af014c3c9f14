export type { PressDeps } from '../press-deps.ts';
export {
  holdReview,
  moveReview,
  pinReview,
  releaseReview,
  removeReview,
  type MoveReview,
  type MoveWish,
} from './arrange-reviews.ts';
export { applyReview, type ApplyReview } from './apply-review.ts';
export { bringBackReview, type BringBackReview } from './bring-back-review.ts';
export type { ChangeReview } from './change-review.ts';
export { seeOldReaders } from './see-old-readers.ts';
export { correctReview, type CorrectReview, type ReviewCorrection } from './correct-review.ts';
export { editReview, type EditReview } from './edit-review.ts';
export { endSitting } from './end-sitting.ts';
export { findArticle } from './find-article.ts';
export { findQueueLanguage } from './find-language.ts';
export { importReviews, type ImportedReview, type ImportReviews } from './import-reviews.ts';
export { listCorrections } from './list-corrections.ts';
export { listReviews, showReview } from './list-reviews.ts';
export { moveBetween, type MoveBetween } from './move-between.ts';
export { pageReviews } from './page-reviews.ts';
export { previewReview } from './preview-review.ts';
export { queueReview } from './queue-review.ts';
export { readQueue } from './read-queue.ts';
export { restoreReview, type RestoreReview } from './restore-review.ts';
export { showHistory, showVersion, type ShowVersion } from './show-history.ts';
