import {
  findForbiddenInFile,
  decodeInput,
  type DecodedInput,
  type InputProblem,
  nameCharacter,
  unifyLineEndings,
} from '../input/index.ts';
import type { LocatedComplaint } from './source-line.ts';
import type { ParsedReview } from './validate-review.ts';

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

/** The first 20 lines with a character that has no place in a file, in text or in markup. */
export function findForbiddenLines(text: string, file: string): InputProblem[] {
  if (findForbiddenInFile(text) === null) return [];
  const problems: InputProblem[] = [];
  for (const [index, line] of text.split('\n').entries()) {
    const character = findForbiddenInFile(line);
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

const CHARACTER = /^the character U\+([0-9A-F]+)/;

/**
 * Names the very line of a character that a text must not contain. Texts of several lines are located
 * by their first line, or by that of their heading.
 */
export function locateCharacters(parsed: ParsedReview, lines: readonly string[]): ParsedReview {
  if (parsed.kind === 'ok') return parsed;
  const problems = parsed.problems.map((problem) => {
    const [, code] = CHARACTER.exec(problem.found) ?? [];
    if (code === undefined) return problem;
    const character = String.fromCodePoint(Number.parseInt(code, 16));
    const index = lines.findIndex((text, at) => at + 1 >= problem.line && text.includes(character));
    return index === -1 ? problem : { ...problem, line: index + 1 };
  });
  return { kind: 'invalid', problems };
}
