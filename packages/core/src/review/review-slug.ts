const LONGEST = 80;

/** Letters that no normalisation takes apart. */
const LETTERS: ReadonlyMap<string, string> = new Map([
  ['ß', 'ss'],
  ['æ', 'ae'],
  ['œ', 'oe'],
  ['ø', 'o'],
  ['ł', 'l'],
  ['đ', 'd'],
  ['ð', 'd'],
  ['þ', 'th'],
  ['ı', 'i'],
]);

/**
 * What a review is called in URLs: lower-case ASCII words of its title between hyphens, at most 80
 * characters, never empty. A title without such words gives "review" and the date.
 *
 * @example reviewSlug("Inside OpenAI's Race", null) // 'inside-openais-race'
 */
export function reviewSlug(title: string, publishedOn: string | null): string {
  const words = title
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[\p{M}'’‘]/gu, '')
    .replace(/[^\0-\x7f]/gu, (letter) => LETTERS.get(letter) ?? ' ')
    .match(/[a-z0-9]+/g);
  if (words === null) return publishedOn === null ? 'review' : `review-${publishedOn}`;
  return shorten(words.join('-'), LONGEST);
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
    const candidate = `${shorten(slug, LONGEST - ending.length)}${ending}`;
    if (!taken.has(candidate)) return candidate;
  }
}

/** Cuts between words where a cut is needed, within the first word where there is no other way. */
function shorten(slug: string, longest: number): string {
  if (slug.length <= longest) return slug;
  const cut = slug.slice(0, longest + 1);
  const end = cut.lastIndexOf('-');
  return end > 0 ? cut.slice(0, end) : slug.slice(0, longest);
}
