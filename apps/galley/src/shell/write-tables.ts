import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { printReportTable, type ReportTable } from '@galley/core/report';
import type { Outcome } from './outcome.ts';

/** Writes each table of a report as a CSV file of its name into a folder. */
export async function writeTables(
  folder: string,
  tables: readonly ReportTable[],
  json: unknown,
): Promise<Outcome> {
  try {
    await mkdir(folder, { recursive: true });
    for (const table of tables) {
      await writeFile(join(folder, `${table.name}.csv`), printReportTable(table));
    }
  } catch (error) {
    return { kind: 'failed', problem: `cannot write to ${folder}: ${(error as Error).message}` };
  }
  const files = tables.map(({ name }) => `${join(folder, name)}.csv`);
  return { kind: 'done', json, text: files.join('\n') };
}
