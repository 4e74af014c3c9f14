import {
  findForbiddenInText,
  decodeInput,
  type DecodedInput,
  type InputProblem,
  nameCharacter,
  unifyLineEndings,
} from '../input/index.ts';
import type { LocatedComplaint } from './source-line.ts';

/** The largest file that is read as a review. */
export const MOST_REVIEW_BYTES = 256 * 1024;

const MOST_PROBLEMS = 20;

/**
 * The text of a review file, with line endings unified. Bytes must be UTF-8 and at most 256 KiB; a
 * string is used as it is.
 */
export function decodeReview(input: Uint8Array | string, file: string): DecodedInput {
  if (typeof input === 'string') return { kind: 'ok', text: unifyLineEndings(input) };
  return decodeInput({ file, bytes: input, maxBytes: MOST_REVIEW_BYTES });
}

/** The first 20 lines with a character that no review may contain. */
export function findForbiddenLines(text: string, file: string): InputProblem[] {
  if (findForbiddenInText(text) === null) return [];
  const problems: InputProblem[] = [];
  for (const [index, line] of text.split('\n').entries()) {
    const character = findForbiddenInText(line);
    if (character === null) continue;
    const found = `the character ${nameCharacter(character)}`;
    problems.push({ file, line: index + 1, found, expected: 'printable text' });
    if (problems.length === MOST_PROBLEMS) break;
  }
  return problems;
}

/** Adds the file's name to its problems, in line order. */
export function refuseReview(
  file: string,
  complaints: readonly LocatedComplaint[],
): { readonly kind: 'invalid'; readonly problems: readonly InputProblem[] } {
  const problems = complaints
    .slice(0, MOST_PROBLEMS)
    .toSorted((one, other) => one.line - other.line)
    .map(({ line, found, expected }) => ({ file, line, found, expected }));
  return { kind: 'invalid', problems };
}
