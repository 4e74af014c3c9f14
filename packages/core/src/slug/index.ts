export { shortenSlug, slugOf } from './slug-of.ts';
