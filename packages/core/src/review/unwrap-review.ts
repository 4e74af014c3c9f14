import type { Review } from './review.ts';
import { unwrapLink } from './unwrap-link.ts';

const ADDRESS = /https?:\/\/[^\s<>"\\]+/giu;
const AFTER = /[.,;:!?)\]}'’”»…]/u;

/** Unwraps every link of a review: its URL and the addresses in all its texts. */
export function unwrapReview(review: Review): Review {
  const unwrapped = mapTexts(review, unwrapText) as Review;
  return { ...unwrapped, url: review.url === null ? null : unwrapLink(review.url) };
}

/** Whatever a review contains, now or in a later version, its texts are strings somewhere in it. */
function mapTexts(value: unknown, map: (text: string) => string): unknown {
  if (typeof value === 'string') return map(value);
  if (Array.isArray(value)) return value.map((each) => mapTexts(each, map));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, mapTexts(each, map)]));
}

/** A full stop or bracket after an address belongs to the sentence. */
const unwrapText = (text: string): string =>
  text.replace(ADDRESS, (found) => {
    let end = found.length;
    while (AFTER.test(found.charAt(end - 1))) end -= 1;
    return unwrapLink(found.slice(0, end)) + found.slice(end);
  });
