import { nameCharacter } from '../input/index.ts';

/** What is wrong with a piece of text, in the words of an `InputProblem`. */
export interface Complaint {
  readonly found: string;
  readonly expected: string;
}

/**
 * Characters that no text may hold: controls other than line feed and tab, lone surrogates, and
 * the code points that Unicode reserves for internal use (renditions mark placeholders with them).
 */
const FORBIDDEN = /[\0-\x08\x0b-\x1f\x7f-\x9f\p{Surrogate}\p{Noncharacter_Code_Point}]/u;

/**
 * Characters that a field of one line may not hold: every control, line and paragraph separators,
 * and the embeddings, overrides and isolates of the bidirectional algorithm (UAX #9), which can
 * make a line read differently from what it says.
 */
const FORBIDDEN_IN_A_LINE = /[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/u;

const INK = /[^\s\p{Cf}]/u;

/** The first character of `text` that no review may hold, or null. */
export function findForbidden(text: string): string | null {
  return FORBIDDEN.exec(text)?.[0] ?? null;
}

/** False for text that shows nothing: empty, white space, or invisible format characters. */
export function hasInk(text: string): boolean {
  return INK.test(text);
}

/** Length as people count: in code points. */
export function countCharacters(text: string): number {
  let count = 0;
  for (const _ of text) count += 1;
  return count;
}

/** A paragraph, an item or a finding's text: some text, trimmed, without a blank line inside. */
export function complainAboutText(text: string): Complaint | null {
  const forbidden = findForbidden(text);
  if (forbidden !== null) return complainAboutCharacter(forbidden);
  if (!hasInk(text)) return { found: 'nothing to read', expected: 'text' };
  if (text !== text.trim()) {
    return { found: 'white space at the edges', expected: 'trimmed text' };
  }
  if (text.split('\n').every(hasInk)) return null;
  return { found: 'a blank line', expected: 'a paragraph without blank lines' };
}

/** A title, a heading, a name: some text on one line, trimmed, of at most `longest` characters. */
export function complainAboutLine(text: string, longest: number): Complaint | null {
  const forbidden = findForbidden(text) ?? FORBIDDEN_IN_A_LINE.exec(text)?.[0];
  if (forbidden !== undefined) return complainAboutCharacter(forbidden);
  const length = countCharacters(text);
  if (length > longest) {
    return { found: `${length} characters`, expected: `at most ${longest}` };
  }
  return complainAboutText(text);
}

function complainAboutCharacter(character: string): Complaint {
  if (character === '\n') return { found: 'a line break', expected: 'one line' };
  return { found: `the character ${nameCharacter(character)}`, expected: 'printable text' };
}
