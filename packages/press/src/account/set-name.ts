import { lockAccount, updatePerson } from '@galley/db';
import { refuse, type NotAllowed } from '../door/allow.ts';
import { recordAct } from '../door/record-act.ts';
import { readName, type InvalidPerson } from '../subscription/read-person.ts';
import type { AccountDeps } from './account-deps.ts';
import type { OwnSession } from './identify-session.ts';

/** Changes a person's own name; an empty one takes it away. */
export async function setName(
  { db, clock }: AccountDeps,
  { actor, personId }: OwnSession,
  { name }: { readonly name: string },
): Promise<{ readonly kind: 'set' } | InvalidPerson | NotAllowed> {
  const denied = refuse(actor, 'set-name', null);
  if (denied !== null) return denied;
  const read = readName(name);
  if (read.kind === 'invalid') return read;
  return db.transaction().execute(async (trx) => {
    await lockAccount(trx, personId);
    await updatePerson(trx, personId, { name: read.name });
    const object = { kind: 'person', id: personId } as const;
    const at = clock();
    await recordAct(trx, actor, { step: 'set-name', newsletterId: null, object, at });
    return { kind: 'set' } as const;
  });
}
