import { mkdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { printReportTable, type ReportTable } from '@galley/core/report';
import type { Outcome } from './outcome.ts';
import type { Shell } from './shell.ts';

/** Writes each table of a report as a CSV file of its name into a folder, seen from the person's own. */
export async function writeTables(
  { cwd }: Pick<Shell, 'cwd'>,
  folder: string,
  tables: readonly ReportTable[],
  json: unknown,
): Promise<Outcome> {
  try {
    const place = resolve(cwd, folder);
    await mkdir(place, { recursive: true });
    for (const table of tables) {
      await writeFile(join(place, `${table.name}.csv`), printReportTable(table));
    }
  } catch (error) {
    return { kind: 'failed', problem: `cannot write to ${folder}: ${(error as Error).message}` };
  }
  const files = tables.map(({ name }) => `${join(folder, name)}.csv`);
  return { kind: 'done', json, text: files.join('\n') };
}
