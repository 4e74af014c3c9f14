import type { RefusalOf } from '@galley/contract/refusals';
import type { SubscriberImport } from '@galley/contract/subscriber';
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

export type StopImport =
  | { readonly kind: 'stopped'; readonly import: SubscriberImport }
  | RefusalOf<'import-state'>
  | ImportRefusal;

/** Stops an import. From then on it stores nothing more; what is stored stays. */
export const stopImport = async (
  deps: ImportDeps,
  actor: Actor,
  which: WhichImport,
): Promise<StopImport> =>
  changeOneImport(
    deps,
    actor,
    'stop-import',
    which,
    async (trx, { newsletter, row }): Promise<StopImport> => {
      if (row.state !== 'importing') return wrongState(row);
      const now = deps.clock();
      await changeImport(trx, row.id, { state: 'stopped', changed_at: now });
      await recordImportAct(trx, actor, 'stop-import', row, now);
      const after = await lockImportRow(trx, newsletter.id, row.id);
      if (after === undefined) throw new Error(`import ${row.id} went while it was locked`);
      return { kind: 'stopped', import: presentImport(after, newsletter.slug) };
    },
  );
