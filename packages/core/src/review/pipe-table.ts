import type { Table } from './review.ts';

const ROW = /^\|.*\|$/u;
const RULE = /^:?-+:?$/u;

/** A table as GitHub writes it, with a line for each row. `escape` treats the text of a cell. */
export function printTable(
  { header, rows }: Table,
  escape: (cell: string) => string = (cell) => cell,
): string {
  const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  const rule = row(header.map(() => '---'));
  const [first = '', ...others] = [header, ...rows].map((cells) => row(cells.map(escape)));
  return [first, rule, ...others].join('\n');
}

/**
 * Reads lines as a table: each begins and ends with a pipe, and the second is a rule of as many
 * cells as the first. The header gets empty cells if a row is longer.
 */
export function readPipeTable(lines: readonly string[]): Table | null {
  if (lines.length < 2 || !lines.every((line) => ROW.test(line))) return null;
  const [header = [], rule = [], ...rows] = lines.map(readRow);
  if (rule.length !== header.length || !rule.every((cell) => RULE.test(cell))) return null;
  return squareTable(header, rows);
}

/** A table in which every row has as many cells as the longest, and something to read. */
export function squareTable(
  header: readonly string[],
  rows: readonly (readonly string[])[],
): Table | null {
  const all = [header, ...rows];
  if (!all.flat().some((cell) => cell !== '')) return null;
  const columns = all.reduce((most, row) => Math.max(most, row.length), 1);
  const [first = [], ...others] = all.map((row) =>
    Array.from({ length: columns }, (_, index) => row[index] ?? ''),
  );
  return { type: 'table', header: first, rows: others };
}

/** A row where only lines of text are allowed. */
export const printRow = (cells: readonly string[]): string =>
  cells.filter((cell) => cell !== '').join(' | ');

const readRow = (line: string): string[] =>
  line
    .slice(1, -1)
    .split('|')
    .map((cell) => cell.trim());
