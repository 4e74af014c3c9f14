import type { RefusalOf } from '@galley/contract/refusals';
import type { Actor } from '@galley/core/editor';
import { findKeyRow, findPersonRow, revokeKeyRow } from '@galley/db';
import { refuseAnywhere, type NotAllowed } from '../door/allow.ts';
import { recordAct } from '../door/record-act.ts';
import { lockActor } from '../people/lock-actor.ts';
import type { PressDeps } from '../press-deps.ts';
import { rowId } from '../row-id.ts';
import { managesKey } from './manages-key.ts';

export type RevokeKey = { readonly kind: 'revoked' } | RefusalOf<'no-key'> | NotAllowed;

/** Ends a key at once. Anybody may end those that act for them. */
export async function revokeKey(
  { db, clock }: Pick<PressDeps, 'db' | 'clock'>,
  actor: Actor,
  { id }: { readonly id: string },
): Promise<RevokeKey> {
  const denied = refuseAnywhere(actor, 'revoke-key');
  if (denied !== null) return denied;
  const known = rowId(id);
  return db.transaction().execute(async (trx): Promise<RevokeKey> => {
    const present = await lockActor(trx, actor);
    const row = known === null ? undefined : await findKeyRow(trx, known);
    if (row === undefined) return { kind: 'no-key', id };
    const person = await findPersonRow(trx, row.person_id);
    if (!managesKey(present, row.person_id, person?.roles ?? {})) {
      return { kind: 'not-allowed', step: 'revoke-key' };
    }
    const now = clock();
    await revokeKeyRow(trx, row.id, now);
    const object = { kind: 'key', id: row.id } as const;
    await recordAct(trx, actor, { step: 'revoke-key', newsletterId: null, object, at: now });
    return { kind: 'revoked' };
  });
}
