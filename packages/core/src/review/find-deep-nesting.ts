import type { LocatedComplaint } from './source-line.ts';

const MOST_CONTAINERS = 50;
const DEEPEST_INDENT = 100;

/** What precedes a line's text: the marks of quotes and lists, and blanks. */
const PREFIX = /^(?:[ \t]*(?:>|(?:[-+*]|\d{1,9}[.)])(?=[ \t])))*[ \t]*/;
const MARK = />|[-+*]|\d{1,9}[.)]/g;

/**
 * Finds quotes and lists nested deeper than anybody nests them. A container that is open on a line
 * has its mark there or an indent of two, so marks and indents bound the depth to which the parser
 * and the readers of its tree recurse.
 */
export function findDeepNesting(lines: readonly string[]): LocatedComplaint | null {
  for (const [index, text] of lines.entries()) {
    const line = index + 1;
    const prefix = PREFIX.exec(text)?.[0] ?? '';
    const containers = prefix.match(MARK)?.length ?? 0;
    if (containers > MOST_CONTAINERS) {
      const found = `${containers} quotes and lists inside each other`;
      return { line, found, expected: `at most ${MOST_CONTAINERS}` };
    }
    const indent = prefix.replace(MARK, '').replaceAll('\t', '    ').length;
    if (indent > DEEPEST_INDENT && prefix.length < text.length) {
      return { line, found: `an indent of ${indent}`, expected: `at most ${DEEPEST_INDENT}` };
    }
  }
  return null;
}
