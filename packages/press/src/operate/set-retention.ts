import type { Retention } from '@galley/contract/operate';
import type { RefusalOf } from '@galley/contract/refusals';
import { mergeChange, type Actor } from '@galley/core/editor';
import { decideRetention, presentRetention, type RetentionChange } from '@galley/core/retention';
import { lockRetention, updateRetention } from '@galley/db';
import { refuse, type NotAllowed } from '../door/allow.ts';
import { recordAct } from '../door/record-act.ts';
import type { PressDeps } from '../press-deps.ts';
import { presentRetentionRow } from './see-retention.ts';

export type SetRetention =
  | { readonly kind: 'changed' | 'unchanged'; readonly retention: Retention }
  | RefusalOf<'invalid'>
  | RefusalOf<'conflict'>
  | NotAllowed;

/**
 * Changes how long things are kept in all newsletters. With the `version` that the change was made
 * from, it refuses to replace what somebody else has changed since.
 */
export async function setRetention(
  { db, clock }: Pick<PressDeps, 'db' | 'clock'>,
  actor: Actor,
  { version = null, ...change }: RetentionChange & { readonly version?: number | null },
): Promise<SetRetention> {
  const denied = refuse(actor, 'set-retention', null);
  if (denied !== null) return denied;
  return db.transaction().execute(async (trx): Promise<SetRetention> => {
    const row = await lockRetention(trx);
    const decided = decideRetention(row, change);
    if (decided.kind === 'invalid') return decided;
    const merged = mergeChange(
      { version: row.version, changedIn: row.changed_in, fields: presentRetention(row) },
      { base: version, fields: presentRetention(decided.retention) },
    );
    if (merged.kind === 'conflict') return merged;
    if (merged.changed.length === 0) {
      return { kind: 'unchanged', retention: presentRetentionRow(row) };
    }
    const changed = await updateRetention(trx, {
      ...decided.retention,
      version: merged.version,
      changed_in: JSON.stringify(merged.changedIn),
    });
    const object = { kind: 'installation', id: null } as const;
    const act = { step: 'set-retention', newsletterId: null, object, at: clock() } as const;
    await recordAct(trx, actor, act);
    return { kind: 'changed', retention: presentRetentionRow(changed) };
  });
}
