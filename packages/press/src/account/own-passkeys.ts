import type { Passkey } from '@galley/contract/editor';
import type { RefusalOf } from '@galley/contract/refusals';
import { deletePasskey, listPasskeyRows, lockAccount } from '@galley/db';
import { refuse, type NotAllowed } from '../door/allow.ts';
import { recordAct } from '../door/record-act.ts';
import { rowId } from '../row-id.ts';
import type { AccountDeps } from './account-deps.ts';
import type { DeskHost } from './desk-host.ts';
import type { OwnSession } from './identify-session.ts';
import { presentPasskey } from './present-passkey.ts';

/** Lists a person's own passkeys, those for another host too: they don't work here. */
export async function listPasskeys(
  { db }: Pick<AccountDeps, 'db'>,
  { personId }: OwnSession,
  { rpId }: Pick<DeskHost, 'rpId'>,
): Promise<{ readonly kind: 'listed'; readonly passkeys: readonly Passkey[] }> {
  const rows = await listPasskeyRows(db, personId);
  return { kind: 'listed', passkeys: rows.map((row) => presentPasskey(row, rpId)) };
}

/** Removes one of a person's own passkeys. */
export async function removePasskey(
  { db, clock }: AccountDeps,
  { actor, personId }: OwnSession,
  { id }: { readonly id: string },
): Promise<{ readonly kind: 'removed' } | RefusalOf<'no-passkey'> | NotAllowed> {
  const denied = refuse(actor, 'remove-passkey', null);
  if (denied !== null) return denied;
  const known = rowId(id);
  if (known === null) return { kind: 'no-passkey', id };
  return db.transaction().execute(async (trx) => {
    await lockAccount(trx, personId);
    if (!(await deletePasskey(trx, { id: known, personId }))) return { kind: 'no-passkey', id };
    const object = { kind: 'passkey', id: known } as const;
    const at = clock();
    await recordAct(trx, actor, { step: 'remove-passkey', newsletterId: null, object, at });
    return { kind: 'removed' };
  });
}
