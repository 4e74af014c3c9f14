export type { ForeignFile, ForeignPost } from './foreign-post.ts';
export { postToReview } from './post-to-review.ts';
export { MOST_EXPORT_BYTES, readForeignFile } from './read-foreign-file.ts';
