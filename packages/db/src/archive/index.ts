export * from './archive-rows.ts';
export * from './archived-reviews.ts';
export { FOUND_BEGINS, FOUND_ENDS, type FoundReview } from './quote-reviews.ts';
export * from './search-archive.ts';
