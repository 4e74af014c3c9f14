import { shortenSlug, slugOf } from '../slug/index.ts';

const LONGEST = 80;

/**
 * What a review is called in URLs: lower-case ASCII words of its title between hyphens, at most 80
 * characters, never empty. A title without such words gives "review" and the date.
 *
 * @example reviewSlug("Inside OpenAI's Race", null) // 'inside-openais-race'
 */
export function reviewSlug(title: string, publishedOn: string | null): string {
  const slug = slugOf(title, LONGEST);
  if (slug !== null) return slug;
  return publishedOn === null ? 'review' : `review-${publishedOn}`;
}

/**
 * The slug itself, or with the first number from 2 on that makes it unlike those taken.
 *
 * @example makeSlugUnique('inside', new Set(['inside', 'inside-2'])) // 'inside-3'
 */
export function makeSlugUnique(slug: string, taken: ReadonlySet<string>): string {
  if (!taken.has(slug)) return slug;
  for (let number = 2; ; number += 1) {
    const ending = `-${number}`;
    const candidate = `${shortenSlug(slug, LONGEST - ending.length)}${ending}`;
    if (!taken.has(candidate)) return candidate;
  }
}
