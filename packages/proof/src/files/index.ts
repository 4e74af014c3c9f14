export { listReviewFiles } from './read-folder.ts';
