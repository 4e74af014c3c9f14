import type { LocatedComplaint } from './source-line.ts';

const MOST_CONTAINERS = 50;
const MOST_MARKS = 1000;

const CONTAINERS = /^(?:[ \t]*(?:>|(?:[-+*]|\d{1,9}[.)])(?=[ \t])))*/;
const CONTAINER = />|[-+*]|\d{1,9}[.)]/g;
const NEW_ITEM = /^ {0,3}[-+*][ \t]/;
const ESCAPE_OR_MARK = /\\[^]|[*_[\]]/g;

/**
 * Finds markup that no person writes and that costs a CommonMark parser minutes (its time grows
 * with the square of the emphasis and brackets in a paragraph, and of the depth of containers).
 */
export function findExcessMarkup(lines: readonly string[]): LocatedComplaint | null {
  let marks = 0;
  for (const [index, text] of lines.entries()) {
    const line = index + 1;
    const containers = CONTAINERS.exec(text)?.[0].match(CONTAINER)?.length ?? 0;
    if (containers > MOST_CONTAINERS) {
      const found = `${containers} quotes and lists inside each other`;
      return { line, found, expected: `at most ${MOST_CONTAINERS}` };
    }
    if (text.trim() === '' || NEW_ITEM.test(text)) marks = 0;
    for (const [mark] of text.matchAll(ESCAPE_OR_MARK)) if (mark.length === 1) marks += 1;
    if (marks > MOST_MARKS) {
      const found = `more than ${MOST_MARKS} "*", "_", "[" and "]" in one paragraph`;
      return {
        line,
        found,
        expected: `at most ${MOST_MARKS} (a backslash before each makes it text)`,
      };
    }
  }
  return null;
}
