export { importedReviewsShape, type ImportedReviews } from './imported-reviews.ts';
export { addedReviewsShape, type AddedReviews } from './added-reviews.ts';
export { answeredErrorShape, type AnsweredError } from './answered-error.ts';
export { apiProblemShape, type ApiProblem } from './api-problem.ts';
