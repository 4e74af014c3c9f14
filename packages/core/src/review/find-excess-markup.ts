import type { LocatedComplaint } from './source-line.ts';

const MOST_CONTAINERS = 50;
const DEEPEST_INDENT = 100;
const MOST_MARKS = 1000;
const MOST_BLOCKS = 5000;

const CONTAINERS = /^(?:[ \t]*(?:>|(?:[-+*]|\d{1,9}[.)])(?=[ \t])))*/;
const CONTAINER = />|[-+*]|\d{1,9}[.)]/g;
const NEW_BLOCK = /^[ \t]*(?:#{1,6}|[-+*]|\d{1,9}[.)])[ \t]/;
const NEW_ITEM = /^ {0,3}[-+*][ \t]/;
const ESCAPE_OR_MARK = /\\[^]|[*_[\]]/g;

/**
 * Finds markup that no person writes and that costs a CommonMark parser many seconds: its time
 * grows with the square of the emphasis and brackets in a paragraph and of the depth of containers,
 * and each of tens of thousands of blocks costs as much as a page of text.
 */
export function findExcessMarkup(lines: readonly string[]): LocatedComplaint | null {
  let marks = 0;
  let blocks = 0;
  let blank = true;
  for (const [index, text] of lines.entries()) {
    const line = index + 1;
    const containers = CONTAINERS.exec(text)?.[0].match(CONTAINER)?.length ?? 0;
    if (containers > MOST_CONTAINERS) {
      const found = `${containers} quotes and lists inside each other`;
      return { line, found, expected: `at most ${MOST_CONTAINERS}` };
    }
    const indent = /^[ \t]*/.exec(text)?.[0].replaceAll('\t', '    ').length ?? 0;
    if (indent > DEEPEST_INDENT && text.trim() !== '') {
      return { line, found: `an indent of ${indent}`, expected: `at most ${DEEPEST_INDENT}` };
    }
    const before = blank;
    blank = text.trim() === '';
    if ((before && !blank) || NEW_BLOCK.test(text)) blocks += 1;
    if (blocks > MOST_BLOCKS) {
      const found = `more than ${MOST_BLOCKS} paragraphs, items and headings`;
      return { line, found, expected: `at most ${MOST_BLOCKS}` };
    }
    if (blank || NEW_ITEM.test(text)) marks = 0;
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
