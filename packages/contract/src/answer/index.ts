export { addedReviewsShape, type AddedReviews } from './added-reviews.ts';
export { answeredErrorShape, type AnsweredError } from './answered-error.ts';
