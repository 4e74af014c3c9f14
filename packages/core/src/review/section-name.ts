import { foldWord } from './fold-word.ts';
import { ENGLISH, type ReviewWords, SECTION_NAMES, type SectionName } from './review-words.ts';

export type { SectionName } from './review-words.ts';

const LEADING_EMOJI =
  /^[\p{Extended_Pictographic}\p{Regional_Indicator}\p{Emoji_Modifier}\ufe0f\u200d\s]+/u;
const INVISIBLE = /[\u061c\u200b-\u200f\u2060\ufeff]/gu;
const LONGEST = 60;

const tables = new WeakMap<ReviewWords, ReadonlyMap<string, SectionName>>();

/**
 * Which known section a heading opens, or null. Case, accents, a leading emoji, a trailing colon,
 * the kind of white space and invisible characters from pasting don't matter.
 *
 * @example readSectionName('🔑 Key Findings') // 'keyFindings'
 */
export const readSectionName = (
  heading: string,
  words: ReviewWords = ENGLISH,
): SectionName | null =>
  heading.length > LONGEST ? null : (tableOf(words).get(plainHeading(heading)) ?? null);

/** A heading without what doesn't matter in it. */
export const plainHeading = (heading: string): string =>
  foldWord(
    heading
      .replace(INVISIBLE, '')
      .replace(LEADING_EMOJI, '')
      .replace(/\s*[:：]?\s*$/u, '')
      .replace(/\s+/gu, ' '),
  );

function tableOf(words: ReviewWords): ReadonlyMap<string, SectionName> {
  const kept = tables.get(words);
  if (kept !== undefined) return kept;
  const table = new Map(
    // Where two languages disagree, the first of each list wins: the newsletter's own.
    SECTION_NAMES.flatMap((name) =>
      words.headings[name].map((heading): [string, SectionName] => [plainHeading(heading), name]),
    ).toReversed(),
  );
  tables.set(words, table);
  return table;
}
