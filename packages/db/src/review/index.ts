export * from './featured-articles.ts';
export * from './review-page.ts';
export type { ReviewHead, ReviewState } from './review-table.ts';
export * from './waiting-reviews.ts';
export {
  countHeldReviews,
  findReviewInIssue,
  insertReview,
  listQueuedReviews,
  listReviewsInIssues,
  listReviewsOfArticle,
  listSlugsLike,
  readReviewsInIssues,
  setReviewStates,
  updateReview,
  wasEverCompiled,
  type ReviewInIssue,
  type ReviewRow,
} from './review-rows.ts';
