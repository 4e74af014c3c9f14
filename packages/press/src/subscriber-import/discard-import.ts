import type { RefusalOf } from '@galley/contract/refusals';
import type { Actor } from '@galley/core/editor';
import { deleteImport } from '@galley/db';
import {
  changeOneImport,
  recordImportAct,
  wrongState,
  type ImportRefusal,
  type WhichImport,
} from './find-import.ts';
import type { ImportDeps } from './import-deps.ts';

export type DiscardImport =
  { readonly kind: 'discarded' } | RefusalOf<'import-state'> | ImportRefusal;

/** Removes a file and what is known of it before its day is over; one under way has to be stopped. */
export const discardImport = async (
  deps: ImportDeps,
  actor: Actor,
  which: WhichImport,
): Promise<DiscardImport> =>
  changeOneImport(
    deps,
    actor,
    'discard-import',
    which,
    async (trx, { row }): Promise<DiscardImport> => {
      if (row.state === 'importing') return wrongState(row);
      await deleteImport(trx, row.id);
      await recordImportAct(trx, actor, 'discard-import', row, deps.clock());
      return { kind: 'discarded' };
    },
  );
