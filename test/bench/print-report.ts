import { isMet, knownAims, type Aim, type FigureTable, type PartResult } from './bench-part.ts';
import { printNumber } from './spread.ts';

/** A part's tables, aims and sentences, as lines for people. */
export function printPart(title: string, result: PartResult): string {
  const lines = [`\n## ${title}`];
  for (const table of result.tables) lines.push('', printTable(table));
  const aims = knownAims(result);
  if (aims.length > 0) lines.push('', ...aims.map(printAim));
  if (result.words.length > 0) lines.push('', ...result.words);
  return `${lines.join('\n')}\n`;
}

function printTable({ title, columns, rows }: FigureTable): string {
  const cells = [columns, ...rows].map((row) => row.map(String));
  const widths = columns.map((_, at) => Math.max(...cells.map((row) => row[at]?.length ?? 0)));
  const line = (row: readonly string[]): string =>
    `| ${row.map((cell, at) => (at === 0 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0))).join(' | ')} |`;
  const rule = `|${widths.map((width, at) => (at === 0 ? '-'.repeat(width + 2) : `${'-'.repeat(width + 1)}:`)).join('|')}|`;
  const [head = [], ...body] = cells;
  return [title, '', line(head), rule, ...body.map(line)].join('\n');
}

export function printAim(aim: Aim): string {
  const figure = (value: number): string =>
    `${printNumber(value, Math.abs(value) < 100 ? 3 : 0)}${aim.unit}`;
  const bound =
    aim.atMost === undefined
      ? `at least ${figure(aim.atLeast ?? 0)}`
      : `at most ${figure(aim.atMost)}`;
  return `- ${isMet(aim) ? 'met   ' : 'missed'}  ${aim.what}: ${figure(aim.figure)} (aim: ${bound})`;
}
