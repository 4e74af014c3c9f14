// Reading and printing load the parsers of Markdown and YAML and the schemas, so they have an entry of
// their own: most commands and steps need only what a review is.
export { MOST_REVIEW_BYTES } from '../decode-review.ts';
export type { ReviewFormat } from '../detect-format.ts';
export { printReviewJson } from '../print-review-json.ts';
export { printReviewMarkdown } from '../print-review-markdown.ts';
export { printReviewText } from '../print-review-text.ts';
export { readReview } from '../read-review.ts';
export { splitNames } from '../split-names.ts';
export { renderReviewText } from '../render-review-text.ts';
export { reviewSchema } from '../review-schema.ts';
export type { ParsedReview } from '../validate-review.ts';
