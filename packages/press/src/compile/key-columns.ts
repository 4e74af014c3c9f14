import { articleKeyOf, type Review } from '@galley/core/review';

/** The columns that hold a review's article key. */
export function keyColumns(review: Review): { canonical_url: string | null; title_key: string } {
  const { url, title } = articleKeyOf(review);
  return { canonical_url: url, title_key: title };
}
