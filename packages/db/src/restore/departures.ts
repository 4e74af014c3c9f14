import { sql, type Kysely, type Transaction } from 'kysely';
import type { Database } from '../schema/database.ts';
import type { DepartureTable } from './departure-table.ts';

/** A departure that the log doesn't have yet. */
export interface WaitingDeparture {
  readonly id: string;
  /** ISO 8601 with microseconds, so that order survives. */
  readonly at: string;
  readonly kind: DepartureTable['kind'];
  readonly addressKey: string;
  readonly toKey: string | null;
  readonly newsletter: string | null;
  readonly reason: string | null;
}

const INSTANT = sql.lit('YYYY-MM-DD"T"HH24:MI:SS.US"Z"');

/** Has the database note departures from now on, and says since when it does. */
export async function beginDepartures(db: Kysely<Database>): Promise<Date> {
  const row = await db
    .updateTable('installation')
    .set({ departures_since: sql<Date>`coalesce(departures_since, now())` })
    .returning('departures_since')
    .executeTakeFirstOrThrow();
  return row.departures_since ?? new Date();
}

/** Locks the next departures that no other process is writing to the log, the oldest first. */
export async function lockDepartures(
  trx: Transaction<Database>,
  most: number,
): Promise<readonly WaitingDeparture[]> {
  const { rows } = await sql<WaitingDeparture>`
    select d.id, to_char(d.at at time zone 'UTC', ${INSTANT}) as at, d.kind,
      d.address_key as "addressKey", d.to_key as "toKey", n.slug as newsletter, d.reason
    from (select * from departure order by id limit ${most} for update skip locked) d
    left join newsletter n on n.id = d.newsletter_id
    order by d.id`.execute(trx);
  return rows;
}

/** Removes departures that the log has now. */
export async function deleteDepartures(
  trx: Transaction<Database>,
  ids: readonly string[],
): Promise<void> {
  await sql`delete from departure where id = any(${[...ids]}::bigint[])`.execute(trx);
}

/** How long the oldest departure has waited for the log, and how many wait; null if none does. */
export async function oldestDeparture(
  db: Kysely<Database>,
): Promise<{ readonly seconds: number; readonly count: number } | null> {
  const { rows } = await sql<{ seconds: number | null; count: number }>`
    select extract(epoch from clock_timestamp() - min(at))::double precision as seconds,
      count(*)::integer as count from departure`.execute(db);
  const { seconds = null, count = 0 } = rows[0] ?? {};
  return seconds === null ? null : { seconds: Math.max(0, seconds), count };
}

/**
 * Says up to when the log is complete if nothing waits for it: before the start of the oldest
 * transaction that may still commit a departure. Null while something waits.
 */
export async function departuresCompleteTo(db: Kysely<Database>): Promise<string | null> {
  const { rows } = await sql<{ at: string | null }>`
    select case when not exists (select from departure) then
      to_char(coalesce((select min(xact_start) from pg_stat_activity
        where datname = current_database() and pid <> pg_backend_pid()), now())
        at time zone 'UTC', ${INSTANT}) end as at`.execute(db);
  return rows[0]?.at ?? null;
}

/** Takes an erased address out of what waits for the log. */
export async function hideDepartures(
  trx: Transaction<Database>,
  canonical: string,
  key: string,
): Promise<void> {
  await sql`update departure set address_key = ${key} where address_key = ${canonical}`.execute(
    trx,
  );
  await sql`update departure set to_key = ${key} where to_key = ${canonical}`.execute(trx);
}
