import { sql, type Kysely, type Transaction } from 'kysely';
import type { Database } from '../schema/database.ts';

/** Somebody who has a review open now. */
export interface PresentRow {
  readonly session_id: string;
  readonly person_id: string;
  readonly address: string;
  readonly name: string | null;
  readonly field: string | null;
  readonly seen_at: Date;
}

/** Whose presence at which review. */
export interface PresenceRef {
  readonly reviewId: string;
  readonly sessionId: string;
}

/** Lists who was seen at a review after `since`, in the order of their names. */
export const listPresent = async (
  db: Kysely<Database>,
  reviewId: string,
  since: Date,
): Promise<PresentRow[]> =>
  db
    .selectFrom('presence')
    .innerJoin('session', 'session.id', 'presence.session_id')
    .innerJoin('person', 'person.id', 'session.person_id')
    .select([
      'presence.session_id',
      'session.person_id',
      'person.address',
      'person.name',
      'presence.field',
      'presence.seen_at',
    ])
    .where('presence.review_id', '=', reviewId)
    .where('presence.seen_at', '>', since)
    .where('session.ended_at', 'is', null)
    .orderBy('session.person_id')
    .orderBy('presence.session_id')
    .execute();

/**
 * Notes that a session is at a field of a review. Returns true if others see something new: somebody
 * who came after `since`, or who moved.
 */
export async function savePresence(
  trx: Transaction<Database>,
  { reviewId, sessionId }: PresenceRef,
  {
    field,
    now,
    since,
  }: { readonly field: string | null; readonly now: Date; readonly since: Date },
): Promise<boolean> {
  const before = await trx
    .selectFrom('presence')
    .select(['field', 'seen_at'])
    .where('review_id', '=', reviewId)
    .where('session_id', '=', sessionId)
    .executeTakeFirst();
  // A session may have been dropped since the call began; then there is nobody to show.
  const { numAffectedRows } = await sql`
    insert into presence (review_id, session_id, field, seen_at)
    select ${reviewId}, id, ${field}, ${now} from session where id = ${sessionId}
    on conflict (review_id, session_id)
    do update set field = excluded.field, seen_at = excluded.seen_at`.execute(trx);
  const isThere = (numAffectedRows ?? 0n) > 0n;
  return isThere && (before === undefined || before.field !== field || before.seen_at <= since);
}

/** Takes a session away from a review; false if it was not there. */
export async function dropPresence(
  trx: Transaction<Database>,
  { reviewId, sessionId }: PresenceRef,
): Promise<boolean> {
  const { numDeletedRows } = await trx
    .deleteFrom('presence')
    .where('review_id', '=', reviewId)
    .where('session_id', '=', sessionId)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}

/** Drops the rows of those who were last seen before `since`. Rows in use wait for another time. */
export async function dropGone(trx: Transaction<Database>, since: Date): Promise<void> {
  await sql`
    delete from presence using (
      select review_id, session_id from presence where seen_at <= ${since}
      for update skip locked
    ) as gone
    where presence.review_id = gone.review_id and presence.session_id = gone.session_id`.execute(
    trx,
  );
}
