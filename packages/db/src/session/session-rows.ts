import type { Kysely, Selectable, Transaction } from 'kysely';
import type { Database } from '../schema/database.ts';
import type { SessionTable } from './session-table.ts';
import { endSignInLinksOf } from './sign-in-link-rows.ts';

export type SessionRow = Selectable<SessionTable>;
export type NewSession = Omit<SessionRow, 'id' | 'seen_at' | 'ended_at'>;

/** A session that works now, and when its person recovered their account. */
export type LiveSession = SessionRow & { readonly recovered_at: Date | null };

/** A session works `now` if it was last seen after `seenSince`. */
export interface Liveness {
  readonly now: Date;
  readonly seenSince: Date;
}

/** Stores a new session and returns its id. */
export async function insertSession(
  trx: Transaction<Database>,
  session: NewSession,
): Promise<string> {
  const row = await trx
    .insertInto('session')
    .values({ ...session, seen_at: session.created_at, ended_at: null })
    .returning('id')
    .executeTakeFirstOrThrow();
  return row.id;
}

/** Finds the session of a token, unless it has ended or its person was removed. */
export const findLiveSession = async (
  db: Kysely<Database>,
  tokenHash: string,
  { now, seenSince }: Liveness,
): Promise<LiveSession | undefined> =>
  db
    .selectFrom('session')
    .innerJoin('person', 'person.id', 'session.person_id')
    .selectAll('session')
    .select('person.recovered_at')
    .where('session.token_hash', '=', tokenHash)
    .where('session.ended_at', 'is', null)
    .where('session.expires_at', '>', now)
    .where('session.seen_at', '>', seenSince)
    .where('person.removed_at', 'is', null)
    .executeTakeFirst();

/** Notes that a session was used. Two requests at once may both try; the later time wins. */
export async function touchSession(db: Kysely<Database>, id: string, now: Date): Promise<void> {
  await db
    .updateTable('session')
    .set({ seen_at: now })
    .where('id', '=', id)
    .where('seen_at', '<', now)
    .where('ended_at', 'is', null)
    .execute();
}

/** Lists a person's sessions that work now, the one used last first. */
export const listLiveSessions = async (
  db: Kysely<Database>,
  personId: string,
  { now, seenSince }: Liveness,
): Promise<SessionRow[]> =>
  db
    .selectFrom('session')
    .selectAll()
    .where('person_id', '=', personId)
    .where('ended_at', 'is', null)
    .where('expires_at', '>', now)
    .where('seen_at', '>', seenSince)
    .orderBy('seen_at', 'desc')
    .orderBy('id', 'desc')
    .execute();

/** Ends one session of a person; false if there is no such session or it has ended. */
export async function endSession(
  trx: Transaction<Database>,
  session: { readonly id: string; readonly personId: string },
  now: Date,
): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('session')
    .set({ ended_at: now })
    .where('id', '=', session.id)
    .where('person_id', '=', session.personId)
    .where('ended_at', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/**
 * Ends every session of a person, and every link that could begin another. The caller holds the
 * person's row, which each sign-in takes first.
 */
export async function endSignInsOf(
  trx: Transaction<Database>,
  personId: string,
  now: Date,
): Promise<void> {
  await trx
    .updateTable('session')
    .set({ ended_at: now })
    .where('person_id', '=', personId)
    .where('ended_at', 'is', null)
    .execute();
  await endSignInLinksOf(trx, personId, now);
}
