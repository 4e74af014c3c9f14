import { sql, type Kysely, type Transaction } from 'kysely';
import { limitLockWait } from '../lock-patience.ts';
import type { Database } from '../schema/database.ts';

/** This month and the next two, so that a process can be down over New Year. */
const MONTHS_AHEAD = 2;
/**
 * Other sessions wait behind these changes no longer than this; a change that waits longer is tried
 * again later.
 */
const LOCK_WAIT_MS = 2000;

interface Month {
  /** The partition's name, `feedback_event_2026_11`. */
  readonly name: string;
  readonly from: Date;
  readonly to: Date;
}

function monthAt(year: number, month: number): Month {
  const from = new Date(Date.UTC(year, month, 1));
  return {
    name: nameOf(from.toISOString().slice(0, 7)),
    from,
    to: new Date(Date.UTC(year, month + 1, 1)),
  };
}

/**
 * Makes missing partitions of provider events for this month and the next two, and moves their
 * events there from the default partition. Any number of processes may call it at once.
 *
 * @returns the names of the partitions that it made
 */
export async function openEventPartitions(
  db: Kysely<Database>,
  now: Date,
): Promise<readonly string[]> {
  const months = Array.from({ length: MONTHS_AHEAD + 1 }, (_, ahead) =>
    monthAt(now.getUTCFullYear(), now.getUTCMonth() + ahead),
  );
  const known = await listEventPartitions(db);
  const missing = months.filter(({ name }) => !known.includes(name));
  for (const month of missing) {
    await db.transaction().execute((trx) => openPartition(trx, month));
  }
  return missing.map(({ name }) => name);
}

async function openPartition(trx: Transaction<Database>, month: Month): Promise<void> {
  await lockEvents(trx);
  if ((await listEventPartitions(trx)).includes(month.name)) return;
  const table = sql.id(month.name);
  const [from, to] = [sql.lit(month.from.toISOString()), sql.lit(month.to.toISOString())];
  await sql`create table ${table} (like feedback_event including defaults including constraints)`.execute(
    trx,
  );
  await sql`
    with moved as (
      delete from feedback_event_other where occurred_at >= ${from} and occurred_at < ${to}
      returning *
    )
    insert into ${table} select * from moved`.execute(trx);
  await sql`alter table feedback_event attach partition ${table} for values from (${from}) to (${to})`.execute(
    trx,
  );
}

/**
 * Drops the events of months that ended by `before`, except months with an event that is not yet
 * applied.
 *
 * @param record also writes in the transaction that drops a month
 * @returns the months, such as `2026-11`
 */
export async function dropEventPartitions(
  db: Kysely<Database>,
  before: Date,
  record?: (trx: Transaction<Database>) => Promise<void>,
): Promise<readonly string[]> {
  const dropped: string[] = [];
  for (const month of await listOldEventMonths(db, before)) {
    const name = nameOf(month);
    await db.transaction().execute(async (trx) => {
      await lockEvents(trx);
      if (!(await listEventPartitions(trx)).includes(name)) return;
      const waiting = await sql`
        select from ${sql.table(name)} where applied_at is null limit 1`.execute(trx);
      if (waiting.rows.length > 0) return;
      await record?.(trx);
      await sql`drop table ${sql.table(name)}`.execute(trx);
      dropped.push(month);
    });
  }
  // Events outside every month's partition: stored before there were partitions, or with a wrong
  // clock.
  await sql`
    delete from feedback_event_other
    where occurred_at < ${before} and applied_at is not null`.execute(db);
  return dropped;
}

/** Lists the months of events that ended by `before`, such as `2026-11`. */
export async function listOldEventMonths(
  db: Kysely<Database>,
  before: Date,
): Promise<readonly string[]> {
  const limit = before.toISOString().slice(0, 7);
  return (await listEventPartitions(db)).flatMap((name) => {
    const found = /^feedback_event_(\d{4})_(\d{2})$/.exec(name);
    const month = `${found?.[1]}-${found?.[2]}`;
    return found !== null && month < limit ? [month] : [];
  });
}

const nameOf = (month: string): string => `feedback_event_${month.replace('-', '_')}`;

async function lockEvents(trx: Transaction<Database>): Promise<void> {
  await limitLockWait(trx, LOCK_WAIT_MS);
  await sql`lock table only feedback_event in access exclusive mode`.execute(trx);
}

async function listEventPartitions(db: Kysely<Database>): Promise<readonly string[]> {
  const { rows } = await sql<{ name: string }>`
    select c.relname as name from pg_inherits i join pg_class c on c.oid = i.inhrelid
    where i.inhparent = 'feedback_event'::regclass order by c.relname`.execute(db);
  return rows.map(({ name }) => name);
}
