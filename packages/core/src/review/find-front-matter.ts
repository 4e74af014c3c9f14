import type { LocatedComplaint } from './source-line.ts';

export type FoundFrontMatter =
  /** The lines of the fences, counted from 0. */
  | { readonly kind: 'found'; readonly start: number; readonly end: number }
  | { readonly kind: 'none' }
  | { readonly kind: 'invalid'; readonly complaint: LocatedComplaint };

const OPENING = '---';
const CLOSING = /^(?:---|\.\.\.)[ \t]*$/;
const KEY = /^[ \t]*["']?[\p{L}_][\p{L}_ -]*["']?[ \t]*:/u;

/**
 * Finds the front matter at the start of a file, behind blank lines and HTML comments, if there are
 * any. What follows a blank line without a key in it is a horizontal rule.
 */
export function findFrontMatter(lines: readonly string[]): FoundFrontMatter {
  const start = skipComments(lines);
  const first = lines[start]?.trimEnd();
  const refuse = (found: string, expected: string): FoundFrontMatter => ({
    kind: 'invalid',
    complaint: { line: start + 1, found, expected },
  });
  if (first === '+++') {
    return refuse('front matter in TOML ("+++")', 'YAML ("outlet: WIRED") between lines "---"');
  }
  if (first !== OPENING) return { kind: 'none' };
  const end = lines.findIndex((line, index) => index > start && CLOSING.test(line));
  const within = lines.slice(start + 1, end === -1 ? start + 2 : end);
  if (start > 0 && !within.some((line) => KEY.test(line))) return { kind: 'none' };
  if (end === -1) return refuse('front matter without an end', 'a line "---" after it');
  return { kind: 'found', start, end };
}

function skipComments(lines: readonly string[]): number {
  for (let at = 0; ; at += 1) {
    const line = lines[at]?.trim();
    if (line === undefined) return 0;
    if (line === '') continue;
    if (!line.startsWith('<!--')) return at;
    at = lines.findIndex((each, index) => index >= at && each.includes('-->'));
    if (at === -1 || !lines[at]?.trimEnd().endsWith('-->')) return 0;
  }
}
