import { showLinesHarmlessly } from '@galley/core/input';
import stringWidth from 'string-width';
import { stripMarks, type Paint } from './paint.ts';

const GRAPHEMES = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** How many terminal cells a text takes once printed, without its colours. */
export const cells = (text: string): number => stringWidth(showLinesHarmlessly(stripMarks(text)));

/** Shortens a text to a number of cells and marks the cut; never cuts inside a character. */
export function clip(text: string, width: number): string {
  if (cells(text) <= width) return text;
  let out = '';
  for (const { segment } of GRAPHEMES.segment(text)) {
    if (cells(out + segment) > width - 1) break;
    out += segment;
  }
  return `${out}…`;
}

const pad = (text: string, width: number): string => text + ' '.repeat(width - cells(text));

/** Columns padded to their widest cell under a dim heading. */
export function table(paint: Paint, head: readonly string[], given: readonly string[][]): string {
  // A line feed would break the row.
  const rows = given.map((row) => row.map((cell) => cell.replaceAll('\n', ' ')));
  const widths = head.map((title, column) =>
    Math.max(cells(title), ...rows.map((row) => cells(row[column] ?? ''))),
  );
  const line = (row: readonly string[]): string =>
    row
      .map((cell, column) => pad(cell, widths[column] ?? 0))
      .join('  ')
      .trimEnd();
  return [paint.dim(line(head)), ...rows.map(line)].join('\n');
}

/** Aligned `name  value` lines; further lines of a value are aligned with its first. */
export function facts(paint: Paint, pairs: readonly (readonly [string, string])[]): string {
  const width = Math.max(...pairs.map(([name]) => cells(name)));
  return pairs
    .map(([name, value]) =>
      `${paint.dim(pad(name, width))}  ${value.replaceAll('\n', `\n${' '.repeat(width + 2)}`)}`.trimEnd(),
    )
    .join('\n');
}
