import { findForbiddenInLine, findForbiddenInText, hasInk, nameCharacter } from '../input/index.ts';

/** What is wrong with a piece of text, in the words of an `InputProblem`. */
export interface Complaint {
  readonly found: string;
  readonly expected: string;
}

/** The length in code points. */
export function countCharacters(text: string): number {
  let count = 0;
  for (const _ of text) count += 1;
  return count;
}

/** A paragraph, an item or a finding's text: some text, trimmed, without a blank line inside. */
export function complainAboutText(text: string): Complaint | null {
  const forbidden = findForbiddenInText(text);
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
  const forbidden = findForbiddenInText(text) ?? findForbiddenInLine(text);
  if (forbidden !== null) return complainAboutCharacter(forbidden);
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
