import slugify from '@sindresorhus/slugify';

// A symbol or an apostrophe is not part of a name; slugify would turn & into "and", ♥ into "love".
const APOSTROPHES = /['’‘]/g;
const NO_LETTER_OR_DIGIT = /[^\p{L}\p{N}]|\p{Lm}/gu;
const LOSES_ITS_MARKS = /\P{L}|\p{Script=Latin}/gu;

/**
 * The words of a text in lower-case ASCII between hyphens, at most `longest` characters; null when
 * no word of it can be written so. Latin letters lose their marks ("ö" is "o" in every language);
 * Cyrillic, Greek, Arabic, Armenian and Georgian are transliterated.
 *
 * @example slugOf("Smørrebrød at Noma's", 80) // 'smorrebrod-at-nomas'
 */
export function slugOf(text: string, longest: number): string | null {
  const words = text
    .normalize('NFKC')
    .replace(LOSES_ITS_MARKS, (character) => character.normalize('NFKD').replace(/\p{M}/gu, ''))
    .replace(APOSTROPHES, '')
    .replace(NO_LETTER_OR_DIGIT, ' ');
  const slug = shortenSlug(slugify(words, { decamelize: false }), longest);
  return slug === '' ? null : slug;
}

/** Cuts a slug between words where it is too long, or within the first word if that is too long. */
export function shortenSlug(slug: string, longest: number): string {
  if (slug.length <= longest) return slug;
  const end = slug.slice(0, longest + 1).lastIndexOf('-');
  return slug.slice(0, end > 0 ? end : longest);
}
