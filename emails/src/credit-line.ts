import type { Review } from '@galley/core/review';
import type { Wording } from '@galley/wording';

/** A review's outlet, date and byline, in that order, without those that it lacks. */
export function creditLine(review: Review, { words, format }: Wording): readonly string[] {
  const parts = [review.outlet];
  if (review.publishedOn !== null) parts.push(format.date(review.publishedOn, 'long'));
  if (review.authors.length > 0) parts.push(words.byline(review.authors));
  return parts.filter((part) => part !== '');
}
