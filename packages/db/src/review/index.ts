export * from './featured-articles.ts';
export * from './review-page.ts';
export {
  countHeldReviews,
  findReviewInIssue,
  insertReview,
  listQueuedReviews,
  listReviewsInIssues,
  listReviewsOfArticle,
  listSlugsLike,
  setReviewStates,
  updateReview,
  wasEverCompiled,
  type ReviewInIssue,
  type ReviewRow,
} from './review-rows.ts';
