import { TEXT_WIDTH, width, wrapText } from './wrap-text.ts';

const GAP = '  ';

/**
 * A table in columns if it fits into a line; otherwise each row is a paragraph that names its
 * columns.
 */
export function tableText(
  { header, rows }: { header: readonly string[]; rows: readonly (readonly string[])[] },
  indent: string,
): string {
  const all = [header, ...rows];
  const widths = header.map((_, index) => Math.max(...all.map((row) => width(row[index] ?? ''))));
  const total = widths.reduce((sum, each) => sum + each + GAP.length, indent.length - GAP.length);
  if (total > TEXT_WIDTH) return rows.map((row) => rowText(header, row, indent)).join('\n\n');
  const line = (cells: readonly string[]): string =>
    `${indent}${cells.map((cell, index) => cell + ' '.repeat((widths[index] ?? 0) - width(cell))).join(GAP)}`.trimEnd();
  return [line(header), line(widths.map((each) => '-'.repeat(each))), ...rows.map(line)].join('\n');
}

const rowText = (header: readonly string[], row: readonly string[], indent: string): string =>
  row
    .map((cell, index) =>
      header[index] === '' || cell === '' ? cell : `${header[index]}: ${cell}`,
    )
    .filter((text) => text !== '')
    .map((text) => wrapText(text, { first: indent, rest: `${indent}${GAP}` }))
    .join('\n');
