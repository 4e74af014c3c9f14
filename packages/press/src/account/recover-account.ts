import type { RefusalOf } from '@galley/contract/refusals';
import {
  deletePasskeysOf,
  endSignInsOf,
  findMailingNewsletter,
  insertPersonNotices,
  listLiveSessions,
  listOwnersAround,
  listPasskeyRows,
  lockAccount,
  updatePerson,
  type Database,
  type SessionRow,
  type Transaction,
} from '@galley/db';
import { refuse, type NotAllowed } from '../door/allow.ts';
import type { AccountDeps } from './account-deps.ts';
import { beginSession, type SignedIn } from './begin-session.ts';
import type { OwnSession } from './identify-session.ts';
import { livenessAt } from './session-life.ts';

/** How long after a sign-in by link it may recover the account. */
const FRESH_MINUTES = 30;

const refused = (detail: string): RefusalOf<'no-recovery'> => ({ kind: 'no-recovery', detail });
const BY_LINK = refused(
  `sign in by a link, and recover the account within ${FRESH_MINUTES} minutes`,
);

export type RecoverAccount =
  (Omit<SignedIn, 'kind'> & { readonly kind: 'recovered' }) | RefusalOf<'no-recovery'> | NotAllowed;

/**
 * Lets somebody back in who reads their mail but can't use their passkeys. It ends every other
 * session, drops the passkeys and tells the owners. Anybody who reads the mailbox could have done
 * this, so the person may neither approve nor manage people and keys until another owner or the
 * terminal confirms that it was them.
 */
export async function recoverAccount(
  deps: AccountDeps,
  { actor, personId, sessionId }: OwnSession,
): Promise<RecoverAccount> {
  const denied = refuse(actor, 'recover', null);
  if (denied !== null) return denied;
  const now = deps.clock();
  return deps.db.transaction().execute(async (trx): Promise<RecoverAccount> => {
    if ((await lockAccount(trx, personId)) === undefined) return BY_LINK;
    const sessions = await listLiveSessions(trx, personId, livenessAt(now));
    const session = sessions.find(({ id }) => id === sessionId);
    if (session === undefined || !mayRecover(session, now)) return BY_LINK;
    if ((await listPasskeyRows(trx, personId)).length === 0) {
      return refused('you have no passkey, so add one');
    }
    await endSignInsOf(trx, personId, now);
    await deletePasskeysOf(trx, personId);
    await updatePerson(trx, personId, { recovered_at: now });
    await tellOwners(deps, trx, personId, now);
    const { browser } = session;
    const begun = await beginSession(trx, { personId, method: 'recovery', browser, now });
    return begun === null ? BY_LINK : { ...begun, kind: 'recovered' };
  });
}

const mayRecover = ({ method, created_at: createdAt }: SessionRow, now: Date): boolean =>
  method === 'link' && now.getTime() - createdAt.getTime() < FRESH_MINUTES * 60_000;

async function tellOwners(
  deps: AccountDeps,
  trx: Transaction<Database>,
  personId: string,
  now: Date,
): Promise<void> {
  const newsletterId = await findMailingNewsletter(trx);
  if (newsletterId === null) return;
  const addresses = await listOwnersAround(trx, personId);
  await insertPersonNotices(trx, { kind: 'recovered', personId, newsletterId, addresses, now });
  await deps.wake?.('work-notices', trx);
}
