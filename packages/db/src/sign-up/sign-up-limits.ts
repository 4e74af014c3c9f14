import {
  SIGN_UP_BREAKER,
  type ConfirmationShare,
  type SignUpWindow,
} from '@galley/core/subscription';
import { sql, type Kysely, type Transaction } from 'kysely';
import type { Database } from '../schema/database.ts';

/**
 * Lets only one transaction at a time, over all processes, decide about sign-ups, so that each
 * counts what the others have saved. Its commit does not wait for the disk: a crash loses a few
 * counts at most.
 */
export async function lockSignUps(trx: Transaction<Database>): Promise<void> {
  await sql`set local synchronous_commit = off`.execute(trx);
  await sql`select from installation for no key update`.execute(trx);
}

/** Reads the windows of these keys, including ended ones. */
export const listSignUpWindows = async (
  trx: Transaction<Database>,
  keys: readonly string[],
): Promise<SignUpWindow[]> =>
  trx
    .selectFrom('sign_up_window')
    .select(['key', 'minutes', 'started_at as startedAt', 'used'])
    .where('key', 'in', keys)
    .execute();

/** Saves decided windows. The caller holds the sign-up lock. */
export async function saveSignUpWindows(
  trx: Transaction<Database>,
  windows: readonly SignUpWindow[],
): Promise<void> {
  if (windows.length === 0) return;
  await trx
    .insertInto('sign_up_window')
    .values(
      windows.map(({ key, minutes, startedAt, used }) => ({
        key,
        minutes,
        started_at: startedAt,
        used,
      })),
    )
    .onConflict((conflict) =>
      conflict.columns(['key', 'minutes']).doUpdateSet((eb) => ({
        started_at: eb.ref('excluded.started_at'),
        used: eb.ref('excluded.used'),
      })),
    )
    .execute();
}

/** Reads when the breaker of a newsletter last opened; null if it never did. */
export async function breakerOpenedAt(
  db: Kysely<Database>,
  newsletterId: string,
): Promise<Date | null> {
  const row = await db
    .selectFrom('sign_up_breaker')
    .select('opened_at')
    .where('newsletter_id', '=', newsletterId)
    .executeTakeFirst();
  return row?.opened_at ?? null;
}

/** Opens the breaker of a newsletter. The caller holds the sign-up lock. */
export async function openBreaker(
  trx: Transaction<Database>,
  newsletterId: string,
  now: Date,
): Promise<void> {
  await trx
    .insertInto('sign_up_breaker')
    .values({ newsletter_id: newsletterId, opened_at: now })
    .onConflict((conflict) => conflict.column('newsletter_id').doUpdateSet({ opened_at: now }))
    .execute();
}

/**
 * Counts a newsletter's confirmation mails that were accepted, and answered, in a period. If they are
 * too few to open the breaker, whether they were answered isn't asked, and counted as no: on a cluster
 * that asks every machine.
 */
export async function confirmationShare(
  db: Kysely<Database>,
  newsletterId: string,
  stretch: { readonly from: Date; readonly to: Date },
): Promise<ConfirmationShare> {
  const mails = sql`n.kind = 'confirmation' and n.newsletter_id = ${newsletterId}
    and n.state = 'accepted' and n.created_at > ${stretch.from} and n.created_at <= ${stretch.to}`;
  const all = await sql<{ mailed: number }>`
    select count(*)::integer as mailed from notice n where ${mails}`.execute(db);
  const mailed = all.rows[0]?.mailed ?? 0;
  if (mailed < SIGN_UP_BREAKER.unconfirmed) return { mailed, confirmed: 0 };
  const { rows } = await sql<ConfirmationShare>`
    select count(*)::integer as mailed,
      (count(*) filter (where s.confirmed_at >= n.created_at))::integer as confirmed
    from notice n join subscription s on s.id = n.subscription_id
    where ${mails}`.execute(db);
  return rows[0] ?? { mailed: 0, confirmed: 0 };
}

const AT_ONCE = 10_000;

/**
 * Removes windows that have ended, a bounded number in one statement.
 *
 * @returns true when there may be more
 */
export async function dropSignUpWindows(db: Kysely<Database>, now: Date): Promise<boolean> {
  const { numAffectedRows } = await sql`
    delete from sign_up_window where ctid = any(array(
      select ctid from sign_up_window 
      where started_at < ${now}::timestamptz - minutes * interval '1 minute' limit ${AT_ONCE}
      for update skip locked
    ))`.execute(db);
  return Number(numAffectedRows ?? 0) === AT_ONCE;
}

/** Reads how often a key has been counted in a window that still runs. */
export async function countInWindow(
  trx: Transaction<Database>,
  { key, minutes, now }: CountedKey,
): Promise<number> {
  const row = await trx
    .selectFrom('sign_up_window')
    .select('used')
    .where('key', '=', key)
    .where('minutes', '=', minutes)
    .where(sql<boolean>`started_at > ${now}::timestamptz - minutes * interval '1 minute'`)
    .executeTakeFirst();
  return row?.used ?? 0;
}

export interface CountedKey {
  readonly key: string;
  readonly minutes: number;
  readonly now: Date;
}

/** Counts one more; a window that has ended begins again. */
export async function addToWindow(
  trx: Transaction<Database>,
  { key, minutes, now }: CountedKey,
): Promise<void> {
  await sql`
    insert into sign_up_window as w (key, minutes, started_at, used)
    values (${key}, ${minutes}, ${now}, 1)
    on conflict (key, minutes) do update set
      used = case when w.started_at > ${now}::timestamptz - w.minutes * interval '1 minute'
        then w.used + 1 else 1 end,
      started_at = case when w.started_at > ${now}::timestamptz - w.minutes * interval '1 minute'
        then w.started_at else ${now} end`.execute(trx);
}
