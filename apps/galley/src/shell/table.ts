import { stripMarks, type Paint } from './paint.ts';

// Good enough for what stands in our tables: wide East Asian characters and emoji take two cells.
const WIDE =
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{1faff}]/u;

/** How many cells of a terminal a text takes, colours aside. */
export const cells = (text: string): number => {
  let count = 0;
  for (const character of stripMarks(text)) {
    if (/\p{Mn}|\p{Cf}/u.test(character)) continue;
    count += WIDE.test(character) ? 2 : 1;
  }
  return count;
};

/** Shortens a text to a number of cells, marking the cut. */
export const clip = (text: string, width: number): string => {
  if (cells(text) <= width) return text;
  let out = '';
  for (const character of text) {
    if (cells(out + character) > width - 1) break;
    out += character;
  }
  return `${out}…`;
};

/** Columns padded to their widest cell under a dim heading. */
export const table = (
  paint: Paint,
  head: readonly string[],
  given: readonly string[][],
): string => {
  // A row is one line, whatever its texts hold.
  const rows = given.map((row) => row.map((cell) => cell.replaceAll('\n', ' ')));
  const widths = head.map((title, column) =>
    Math.max(cells(title), ...rows.map((row) => cells(row[column] ?? ''))),
  );
  const line = (row: readonly string[]): string =>
    row
      .map((cell, column) => cell + ' '.repeat((widths[column] ?? 0) - cells(cell)))
      .join('  ')
      .trimEnd();
  return [paint.dim(line(head)), ...rows.map(line)].join('\n');
};

/** `name  value` lines, aligned; a value's further lines stand under its first. */
export const facts = (paint: Paint, pairs: readonly (readonly [string, string])[]): string => {
  const width = Math.max(...pairs.map(([name]) => cells(name)));
  return pairs
    .map(([name, value]) =>
      `${paint.dim(name.padEnd(width))}  ${value.replaceAll('\n', `\n${' '.repeat(width + 2)}`)}`.trimEnd(),
    )
    .join('\n');
};
