/** The top-level sections that a review has fields for. */
export type SectionName = 'summary' | 'keyFindings' | 'analysis' | 'whyItMatters';

const NAMES: ReadonlyMap<string, SectionName> = new Map([
  ['summary', 'summary'],
  ['key findings', 'keyFindings'],
  ['detailed analysis', 'analysis'],
  ['analysis', 'analysis'],
  ['why this matters', 'whyItMatters'],
  ['why it matters', 'whyItMatters'],
]);

const LEADING_EMOJI =
  /^[\p{Extended_Pictographic}\p{Regional_Indicator}\p{Emoji_Modifier}\ufe0f\u200d\s]+/u;
const INVISIBLE = /[\u200b-\u200d\u2060\ufeff]/gu;
const LONGEST = 60;

/**
 * Which known section a heading opens, or null. Case, a leading emoji, a trailing colon, the kind
 * of white space and invisible characters from pasting don't matter.
 *
 * @example readSectionName('🔑 Key Findings') // 'keyFindings'
 */
export function readSectionName(heading: string): SectionName | null {
  if (heading.length > LONGEST) return null;
  const words = heading
    .replace(INVISIBLE, '')
    .replace(LEADING_EMOJI, '')
    .replace(/\s*:?\s*$/, '');
  return NAMES.get(words.replace(/\s+/g, ' ').toLowerCase()) ?? null;
}
