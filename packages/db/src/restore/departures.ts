import { sql, type Kysely, type Transaction } from 'kysely';
import type { Database } from '../schema/database.ts';
import type { DepartureTable } from './departure-table.ts';

/** A departure that the log doesn't have yet. */
export interface WaitingDeparture {
  readonly bucket: number;
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

/**
 * Takes the next departures for the log. One process at a time writes it; a copy writes none. Their
 * order is only roughly that in which they happened.
 *
 * @returns none if another process writes the log now
 */
export async function takeDepartures(
  trx: Transaction<Database>,
  most: number,
): Promise<readonly WaitingDeparture[]> {
  const turn = await sql<{ isOurs: boolean }>`
    select held is distinct from 'copy'
      and pg_try_advisory_xact_lock(hashtext('galley departures')) as "isOurs"
    from installation`.execute(trx);
  if (turn.rows[0]?.isOurs !== true) return [];
  const { rows } = await sql<WaitingDeparture>`
    select d.bucket, d.id, to_char(d.at at time zone 'UTC', ${INSTANT}) as at, d.kind,
      d.address_key as "addressKey", d.to_key as "toKey", n.slug as newsletter, d.reason
    from departure d left join newsletter n on n.id = d.newsletter_id
    order by d.id limit ${most}`.execute(trx);
  return rows;
}

/** Removes departures that the log has now. */
export async function deleteDepartures(
  trx: Transaction<Database>,
  logged: readonly Pick<WaitingDeparture, 'bucket' | 'id'>[],
): Promise<void> {
  await sql`
    delete from departure d
    using unnest(${logged.map(({ bucket }) => bucket)}::smallint[],
      ${logged.map(({ id }) => id)}::bigint[]) as v (bucket, id)
    where d.bucket = v.bucket and d.id = v.id`.execute(trx);
}

/**
 * Removes departures that no log will ever take: where readers are spread over machines, departures
 * are noted whether or not there is a log.
 */
export async function dropUnloggedDepartures(db: Kysely<Database>): Promise<void> {
  const { rows } = await sql<{ at: string }>`
    select now()::text as at from installation
    where departures_since is null or held = 'copy'`.execute(db);
  const [unlogged] = rows;
  if (unlogged === undefined) return;
  // Later ones may belong to a log that begins meanwhile.
  await sql`delete from departure where at < ${unlogged.at}::timestamptz`.execute(db);
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
  const { rows } = await sql<{ at: string }>`
    select to_char(coalesce((select min(xact_start) from pg_stat_activity
      where datname = current_database() and pid <> pg_backend_pid()), now())
      at time zone 'UTC', ${INSTANT}) as at`.execute(db);
  // Looked at afterwards: what those before that instant have committed is among it.
  const waiting = await sql`select from departure limit 1`.execute(db);
  return waiting.rows.length > 0 ? null : (rows[0]?.at ?? null);
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
