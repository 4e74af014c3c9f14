import type { RefusalOf } from '@galley/contract/refusals';
import type { ImportReport, SubscriberImport } from '@galley/contract/subscriber';
import type { Actor } from '@galley/core/editor';
import { changeImport, lockImportRow } from '@galley/db';
import {
  changeOneImport,
  recordImportAct,
  wrongState,
  type ImportRefusal,
  type WhichImport,
} from './find-import.ts';
import type { ImportDeps } from './import-deps.ts';
import { presentImport } from './present-import.ts';

export interface StartImportInput extends WhichImport {
  /** The version that was looked at: what its check said is what is imported. */
  readonly version: number;
  /** Leaves out the rows that the check refused; otherwise one of them refuses the import. */
  readonly skipBad?: boolean;
}

export type StartImport =
  | { readonly kind: 'started'; readonly import: SubscriberImport }
  | RefusalOf<'import-state' | 'import-changed' | 'bad-rows'>
  | ImportRefusal;

/** Imports a file that has been checked, or goes on with one that was stopped or has failed. */
export const startImport = async (
  deps: ImportDeps,
  actor: Actor,
  input: StartImportInput,
): Promise<StartImport> =>
  changeOneImport(
    deps,
    actor,
    'import-subscribers',
    input,
    async (trx, { newsletter, row }): Promise<StartImport> => {
      const goesOn = ['stopped', 'failed'].includes(row.state) && row.started_at !== null;
      if (row.state !== 'checked' && !goesOn) return wrongState(row);
      if (row.version !== input.version) {
        return { kind: 'import-changed', id: row.id, version: row.version };
      }
      const report = row.report as ImportReport | null;
      const count = report?.leftOut.refused ?? 0;
      if (count > 0 && input.skipBad !== true && !goesOn) {
        return { kind: 'bad-rows', count, problems: report?.refused ?? [] };
      }
      const now = deps.clock();
      await changeImport(trx, row.id, {
        state: 'importing',
        phase: null,
        started_at: row.started_at ?? now,
        changed_at: now,
        ...(!goesOn && { done: 0, of_all: 0 }),
      });
      // Recorded before the first rows, so that a crash leaves no rows without an audit record.
      await recordImportAct(trx, actor, 'import-subscribers', row, now);
      await deps.wake?.('work-imports', trx);
      const after = await lockImportRow(trx, newsletter.id, row.id);
      if (after === undefined) throw new Error(`import ${row.id} went while it was locked`);
      return { kind: 'started', import: presentImport(after, newsletter.slug) };
    },
  );
