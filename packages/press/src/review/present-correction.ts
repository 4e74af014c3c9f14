import type { Correction } from '@galley/contract/review';
import { differingFields } from '@galley/core/editor';
import { listUncorrectedIssues, type CorrectionRow, type Database, type Kysely } from '@galley/db';

/** Turns a correction into the contract's shape. */
export async function presentCorrection(
  db: Kysely<Database>,
  row: CorrectionRow,
): Promise<Correction> {
  const { number, note, at, version, before, after, readers } = row;
  return {
    number,
    note,
    at: at.toISOString(),
    version,
    before,
    after,
    readers,
    changed: [...differingFields({ ...before }, { ...after })],
    issues: [...(await listUncorrectedIssues(db, row))],
  };
}
