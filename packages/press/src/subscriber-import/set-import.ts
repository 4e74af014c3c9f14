import type { RefusalOf } from '@galley/contract/refusals';
import type { SubscriberImport } from '@galley/contract/subscriber';
import type { Actor } from '@galley/core/editor';
import type { ChosenColumn } from '@galley/core/subscription';
import { changeImport, lockImportRow } from '@galley/db';
import { readConsent, type InvalidPerson } from '../subscription/read-person.ts';
import {
  changeOneImport,
  recordImportAct,
  wrongState,
  type ImportRefusal,
  type WhichImport,
} from './find-import.ts';
import type { ImportDeps } from './import-deps.ts';
import { presentImport } from './present-import.ts';

export interface SetImportInput extends WhichImport {
  /** The version that the change was made from. */
  readonly version: number;
  /** What columns hold, in place of all that was chosen before. */
  readonly chosen?: readonly ChosenColumn[] | undefined;
  readonly allConfirmed?: boolean | undefined;
  readonly consent?: string | undefined;
}

export type SetImport =
  | { readonly kind: 'set'; readonly import: SubscriberImport }
  | RefusalOf<'import-state' | 'import-changed'>
  | InvalidPerson
  | ImportRefusal;

/** Says something else about a file, which is then checked again; once it has begun, no more. */
export async function setImport(
  deps: ImportDeps,
  actor: Actor,
  input: SetImportInput,
): Promise<SetImport> {
  const consent = input.consent === undefined ? null : readConsent(input.consent);
  const step = 'set-import';
  return changeOneImport(deps, actor, step, input, async (trx, { newsletter, row }) => {
    if (consent?.kind === 'invalid') return consent;
    const isOpen = ['checking', 'checked', 'unreadable', 'failed'].includes(row.state);
    if (!isOpen || row.started_at !== null) return wrongState(row);
    if (row.version !== input.version) {
      return { kind: 'import-changed' as const, id: row.id, version: row.version };
    }
    const now = deps.clock();
    await changeImport(trx, row.id, {
      state: 'checking',
      version: row.version + 1,
      phase: null,
      done: 0,
      changed_at: now,
      ...(input.chosen !== undefined && { chosen: JSON.stringify(input.chosen) }),
      ...(input.allConfirmed !== undefined && { all_confirmed: input.allConfirmed }),
      ...(consent !== null && { consent: consent.wording }),
    });
    await recordImportAct(trx, actor, step, row, now);
    await deps.wake?.('work-imports', trx);
    const after = await lockImportRow(trx, newsletter.id, row.id);
    if (after === undefined) throw new Error(`import ${row.id} went while it was locked`);
    return { kind: 'set' as const, import: presentImport(after, newsletter.slug) };
  });
}
