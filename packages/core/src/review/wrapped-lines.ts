import type { SourceLine } from './source-line.ts';
import { countCharacters } from './text-rules.ts';

const NARROWEST = 60;
const WIDEST = 100;
const FEWEST_BREAKS = 3;

/**
 * The width at which a program wrapped the lines of a text, as plain-text mail and some editors do,
 * or null. In such a text no line is much wider, and lines end because the next word did not fit.
 */
export function findWrapWidth(lines: readonly SourceLine[]): number | null {
  // A URL is never wrapped.
  const width = Math.max(0, ...lines.filter(({ text }) => /\s/u.test(text)).map(columnsOf));
  if (width < NARROWEST || width > WIDEST) return null;
  const breaks = lines.filter((line, index) => {
    const before = lines[index - 1];
    return before !== undefined && isWrapped(before, line, width);
  });
  return breaks.length < FEWEST_BREAKS ? null : width;
}

/** Whether a line ends because the first word of the next one did not fit. */
export function isWrapped(line: SourceLine, next: SourceLine, width: number): boolean {
  if (line.text === '' || next.text === '' || columnsOf(line) < NARROWEST / 2) return false;
  const [word = ''] = next.text.split(/\s/u, 1);
  return columnsOf(line) + 1 + countCharacters(word) > width;
}

const columnsOf = ({ text, indent = 0 }: SourceLine): number => indent + countCharacters(text);
