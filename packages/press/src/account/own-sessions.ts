import type { Session } from '@galley/contract/editor';
import type { RefusalOf } from '@galley/contract/refusals';
import { announceChange, endSession as endSessionRow, listLiveSessions } from '@galley/db';
import { refuse, type NotAllowed } from '../door/allow.ts';
import { recordAct } from '../door/record-act.ts';
import { rowId } from '../row-id.ts';
import type { AccountDeps } from './account-deps.ts';
import type { OwnSession } from './identify-session.ts';
import { livenessAt } from './session-life.ts';

/** Lists where a person is signed in, the browser used last first. */
export async function listSessions(
  { db, clock }: Pick<AccountDeps, 'db' | 'clock'>,
  { personId, sessionId }: OwnSession,
): Promise<{ readonly kind: 'listed'; readonly sessions: readonly Session[] }> {
  const rows = await listLiveSessions(db, personId, livenessAt(clock()));
  const sessions = rows.map((row) => ({
    id: row.id,
    browser: row.browser,
    method: row.method,
    createdAt: row.created_at.toISOString(),
    seenAt: row.seen_at.toISOString(),
    expiresAt: row.expires_at.toISOString(),
    current: row.id === sessionId,
  }));
  return { kind: 'listed', sessions };
}

type EndSession = { readonly kind: 'ended' } | RefusalOf<'no-session'> | NotAllowed;

/** Ends one of a person's own sessions, from the next request on. */
export async function endSession(
  { db, clock }: AccountDeps,
  { actor, personId }: OwnSession,
  { id }: { readonly id: string },
): Promise<EndSession> {
  const denied = refuse(actor, 'end-session', null);
  if (denied !== null) return denied;
  const known = rowId(id);
  if (known === null) return { kind: 'no-session', id };
  return db.transaction().execute(async (trx): Promise<EndSession> => {
    const at = clock();
    if (!(await endSessionRow(trx, { id: known, personId }, at))) return { kind: 'no-session', id };
    const object = { kind: 'session', id: known } as const;
    await recordAct(trx, actor, { step: 'end-session', newsletterId: null, object, at });
    // Its browser may be hearing of changes.
    await announceChange(trx, { what: 'people', id: personId, version: null, newsletterId: null });
    return { kind: 'ended' };
  });
}

/** Ends the session that asks. */
export const signOut = async (deps: AccountDeps, session: OwnSession): Promise<EndSession> =>
  endSession(deps, session, { id: session.sessionId });
