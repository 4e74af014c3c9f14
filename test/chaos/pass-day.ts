import { sql, type Database, type Kysely } from '@galley/db';
import { APPLICATION_NAME } from './settings.ts';

/** Longer than the provider remembers a key. */
export const DAY_HOURS = 25;

/**
 * Lets a day pass for the database, which cannot be told another time: every instant that sending
 * goes by is moved into the past instead. No process may be at work.
 */
export async function passDay(db: Kysely<Database>): Promise<void> {
  const day = sql`make_interval(hours => ${DAY_HOURS})`;
  await db.transaction().execute(async (trx) => {
    await sql`update batch set lease_until = lease_until - ${day}, not_before = not_before - ${day},
      frozen_at = frozen_at - ${day}, first_ambiguous_at = first_ambiguous_at - ${day}`.execute(
      trx,
    );
    await sql`update attempt set started_at = started_at - ${day}, ended_at = ended_at - ${day}`.execute(
      trx,
    );
    await sql`update issue set resume_at = resume_at - ${day}, send_after = send_after - ${day},
      released_at = released_at - ${day}, frozen_at = frozen_at - ${day}`.execute(trx);
    await sql`update chaos_left set at = at - ${day}`.execute(trx);
  });
}

/** Connections of processes under test, which outlive a kill for as long as a statement runs. */
export async function connectionsLeft(db: Kysely<Database>): Promise<number> {
  const { rows } = await sql<{ left: number }>`
    select count(*)::integer as left from pg_stat_activity
    where datname = current_database() and application_name like ${`${APPLICATION_NAME} %`}`.execute(
    db,
  );
  return rows[0]?.left ?? 0;
}
