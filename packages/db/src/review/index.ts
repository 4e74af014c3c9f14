export * from './featured-articles.ts';
export * from './review-page.ts';
export type { ReviewHead, ReviewState } from './review-table.ts';
export * from './waiting-reviews.ts';
export {
  countHeldReviews,
  findReviewInIssue,
  insertReview,
  listPendingTexts,
  listQueuedReviews,
  listReviewsInIssues,
  listReviewsOfArticle,
  listReviewsWithPending,
  listSlugsLike,
  readReviewsInIssues,
  setReviewStates,
  updateReview,
  wasEverCompiled,
  type ReviewInIssue,
  type ReviewRow,
} from './review-rows.ts';
export {
  endSitting,
  endSittings,
  findVersion,
  insertVersion,
  listVersions,
  readLatestVersion,
  replaceVersion,
  type NamedVersionRow,
  type ReviewVersionRow,
} from './review-versions.ts';
export type { VersionKind } from './review-version-table.ts';
