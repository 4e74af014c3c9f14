import type { Review } from '@galley/core/review';
import { formatDate } from './format-date.ts';
import { WORDS } from './words.ts';

/** Outlet, date and byline of a review, as far as it has them, in that order. */
export function creditLine(review: Review, language: string): readonly string[] {
  const parts = [review.outlet];
  if (review.publishedOn !== null) parts.push(formatDate(review.publishedOn, language, 'long'));
  if (review.authors.length > 0) parts.push(WORDS.byline(listNames(review.authors)));
  return parts.filter((part) => part !== '');
}

function listNames(names: readonly string[]): string {
  const last = names.at(-1) ?? '';
  if (names.length < 2) return last;
  return `${names.slice(0, -1).join(', ')} ${WORDS.and} ${last}`;
}
