import type { ImportReport, SubscriberImport } from '@galley/contract/subscriber';
import type { SubscriberImportRow } from '@galley/db';
import { iso } from '../iso.ts';
import { KEPT_MS } from './days-kept.ts';
import { wrongState } from './find-import.ts';

/** An import as the contract shows it. */
export function presentImport(row: SubscriberImportRow, newsletter: string): SubscriberImport {
  const { state } = wrongState(row);
  const isAtWork = state === 'checking' || state === 'importing';
  return {
    id: row.id,
    newsletter,
    state,
    version: row.version,
    file: { name: row.file_name, bytes: Number(row.bytes), sha256: row.sha256 ?? '' },
    consent: row.consent,
    allConfirmed: row.all_confirmed,
    columns: row.columns as SubscriberImport['columns'],
    problem: row.problem as SubscriberImport['problem'],
    progress:
      isAtWork || state === 'stopped' || state === 'failed'
        ? { phase: row.phase ?? 'waiting', done: row.done, of: row.of_all }
        : null,
    stored: row.started_at === null ? null : row.counts,
    report: row.report as ImportReport | null,
    by: row.by,
    createdAt: row.created_at.toISOString(),
    keptUntil: isAtWork ? null : iso(new Date(row.changed_at.getTime() + KEPT_MS)),
  };
}
