import { setTimeout as sleep } from 'node:timers/promises';
import { sql, type Kysely, type Transaction } from 'kysely';
import { isDeadlock, isLockTimeout, sqlState } from '../data-error.ts';
import { DatabaseError } from '../database-error.ts';
import type { Database } from '../schema/database.ts';
import { DISTRIBUTED, DISTRIBUTED_NAMES } from './distributed-tables.ts';
import { findObstacle, type Obstacle } from './find-obstacle.ts';
import { lockTables } from './lock-tables.ts';
import { SHARD_FUNCTIONS, SHARD_TRIGGERS } from './shard-triggers.ts';

/** What became of spreading the readers over machines. */
export type Distributed =
  | { readonly kind: 'distributed'; readonly buckets: number; readonly workers: number }
  /** A machine, or Citus, refused something, and nothing has changed. */
  | { readonly kind: 'failed'; readonly why: string }
  | Obstacle;

export interface DistributeInput {
  readonly buckets: number;
  /** Called before each table is spread. */
  readonly tell?: ((table: string) => void) | undefined;
  /** Called when others use the tables, for whom it makes way before it tries again. */
  readonly waits?: (() => void) | undefined;
  /** Also writes in the same transaction. */
  readonly record?: (trx: Transaction<Database>) => Promise<void>;
  /** How often it tries to get the tables. */
  readonly tries?: number;
}

const TRIES = 30;
const PAUSE_MS = 1000;

/**
 * Spreads the readers over the machines of a Citus cluster, in one transaction that locks everybody
 * else out of their tables: if it fails or is killed, nothing has changed. What is there already is
 * divided into buckets first, except for what was mailed, which stays in bucket 0.
 *
 * @throws DatabaseError `tables-in-use` when another connection kept a table, `newer-than-code` when
 * a newer Galley has migrated the database
 */
export async function distributeReaders(
  db: Kysely<Database>,
  { tries = TRIES, waits, ...input }: DistributeInput,
): Promise<Distributed> {
  for (let left = tries - 1; ; left -= 1) {
    const done = await tryToDistribute(db, input);
    if (done.kind !== 'in-use') return done;
    if (left === 0) {
      throw new DatabaseError(
        'tables-in-use',
        `another connection kept the readers' tables, ${tries} times: ` +
          'end its transaction (pg_stat_activity shows it), then run this again',
        { cause: done.cause },
      );
    }
    waits?.();
    await sleep(PAUSE_MS);
  }
}

async function tryToDistribute(
  db: Kysely<Database>,
  input: DistributeInput,
): Promise<Distributed | { readonly kind: 'in-use'; readonly cause: unknown }> {
  let isOurs = false;
  try {
    return await db.transaction().execute(async (trx): Promise<Distributed> => {
      // Looked for twice: first so as to disturb nobody in vain.
      const early = await findObstacle(trx);
      if (early.kind !== 'none') return early;
      await lockTables(trx);
      isOurs = true;
      const found = await findObstacle(trx);
      return found.kind === 'none' ? await distribute(trx, found.workers, input) : found;
    });
  } catch (error) {
    if (!isOurs && (isLockTimeout(error) || isDeadlock(error))) {
      return { kind: 'in-use', cause: error };
    }
    const why = sayRefusal(error);
    if (why === null) throw error;
    return { kind: 'failed', why };
  }
}

/** What Postgres said; null if it wasn't Postgres, which then may have committed all the same. */
function sayRefusal(error: unknown): string | null {
  if (!/^[0-9A-Z]{5}$/.test(sqlState(error))) return null;
  const { message, hint } = error as Error & { readonly hint?: string };
  return [message, hint ?? ''].join(' ').replaceAll(/\s+/g, ' ').trim();
}

async function distribute(
  trx: Transaction<Database>,
  workers: number,
  { buckets, tell, record }: DistributeInput,
): Promise<Distributed> {
  // Foreign keys to tables that change in the same transaction want one connection per machine.
  await sql`set local citus.multi_shard_modify_mode = 'sequential'`.execute(trx);
  await sql`set local citus.enable_unsafe_triggers = on`.execute(trx);
  await dropConstraints(trx);
  const values = await chooseBuckets(trx, buckets);
  await fillBuckets(trx, values);
  await leadKeys(trx);
  // Only there does anybody move.
  await sql`create index subscriber_moved on subscriber (moved_at)
    where moved_at is not null`.execute(trx);
  for (const name of SHARD_FUNCTIONS) await sendFunction(trx, name);
  for (const statement of SHARD_TRIGGERS) await sql.raw(statement).execute(trx);
  // Rows that are copied to another machine are no news.
  await setTriggers(trx, 'disable');
  for (const name of DISTRIBUTED_NAMES) {
    tell?.(name);
    await sql`select create_distributed_table(${name}, 'bucket', colocate_with := 'bucket')`.execute(
      trx,
    );
  }
  await setTriggers(trx, 'enable');
  await addForeignKeys(trx);
  for (const name of DISTRIBUTED_NAMES) {
    // What was copied to the machines would else stay on the coordinator's disk, unseen.
    await sql`select truncate_local_data_after_distributing_table(${name})`.execute(trx);
  }
  await sql`drop table bucket`.execute(trx);
  await trx
    .updateTable('installation')
    .set({ buckets: [...values] })
    .execute();
  await record?.(trx);
  return { kind: 'distributed', buckets, workers };
}

/** Lets the planner of each machine know what lies there now; it would find out by itself in time. */
export async function analyzeReaders(db: Kysely<Database>): Promise<void> {
  for (const name of DISTRIBUTED_NAMES) await sql`analyze ${sql.table(name)}`.execute(db);
}

/**
 * Makes as many shards as buckets, and finds a number for each bucket that Citus puts into a shard of
 * its own, so that all shards and machines get as many readers. 0 is one of them.
 */
async function chooseBuckets(
  trx: Transaction<Database>,
  count: number,
): Promise<readonly number[]> {
  await sql`create table bucket (bucket smallint primary key)`.execute(trx);
  await sql`select create_distributed_table('bucket', 'bucket', shard_count := ${count}::integer)`.execute(
    trx,
  );
  const { rows } = await sql<{ bucket: number }>`
    select min(n)::integer as bucket from generate_series(0, 32767) n
    group by get_shard_id_for_distribution_column('bucket', n::smallint)
    order by 1`.execute(trx);
  const values = rows.map(({ bucket }) => bucket);
  if (values.length !== count) throw new Error(`found ${values.length} of ${count} buckets`);
  return values;
}

async function fillBuckets(trx: Transaction<Database>, values: readonly number[]): Promise<void> {
  // 28 bits of the hash: no sign to mind.
  await sql
    .raw(
      `create or replace function bucket_of(key text) returns smallint
       language sql immutable parallel safe as $$
         select ('{${values.join(',')}}'::smallint[])
           [1 + ('x0' || left(md5(key), 7))::bit(32)::integer % ${values.length}]
       $$`,
    )
    .execute(trx);
  await setTriggers(trx, 'disable');
  for (const { name, bucket } of DISTRIBUTED) {
    if (bucket === null) continue;
    await sql`update ${sql.table(name)} set bucket = ${sql.raw(bucket)}`.execute(trx);
  }
  await setTriggers(trx, 'enable');
  // What an import has staged is stored later.
  await sql`update import_row set bucket = bucket_of(canonical)`.execute(trx);
}

async function setTriggers(trx: Transaction<Database>, what: 'disable' | 'enable'): Promise<void> {
  for (const name of DISTRIBUTED_NAMES) {
    await sql`alter table ${sql.table(name)} ${sql.raw(what)} trigger user`.execute(trx);
  }
}

interface Constraint {
  readonly table: string;
  readonly name: string;
}

/**
 * Keys between these tables and the rest would make Citus plan every query of the rest, too. Those
 * among the spread tables come back later.
 */
async function dropConstraints(trx: Transaction<Database>): Promise<void> {
  const { rows } = await sql<Constraint>`
    select conrelid::regclass::text as "table", conname as name from pg_constraint
    where contype = 'f' and conparentid = 0
      and (conrelid::regclass::text = any(${DISTRIBUTED_NAMES})
        or confrelid::regclass::text = any(${DISTRIBUTED_NAMES}))`.execute(trx);
  for (const { table, name } of rows) {
    await sql`alter table ${sql.table(table)} drop constraint ${sql.id(name)}`.execute(trx);
  }
}

/** Citus can keep a key only within a bucket. The names stay: `on conflict` goes by them. */
async function leadKeys(trx: Transaction<Database>): Promise<void> {
  const { rows } = await sql<Constraint & { kind: string; columns: string }>`
    select conrelid::regclass::text as "table", conname as name,
      case contype when 'p' then 'primary key' else 'unique' end as kind,
      (select string_agg(quote_ident(a.attname), ', ' order by k.place)
        from unnest(conkey) with ordinality as k (column_, place)
        join pg_attribute a on a.attrelid = conrelid and a.attnum = k.column_) as columns
    from pg_constraint
    where contype in ('p', 'u') and conparentid = 0
      and conrelid::regclass::text = any(${DISTRIBUTED_NAMES})`.execute(trx);
  for (const { table, name, kind, columns } of rows) {
    await sql`alter table ${sql.table(table)} drop constraint ${sql.id(name)},
      add constraint ${sql.id(name)} ${sql.raw(kind)} (bucket, ${sql.raw(columns)})`.execute(trx);
  }
}

/**
 * Makes a function again, as it is, so that Citus makes it on every machine: those that were added
 * later don't have it, and Citus itself brings along only what a table names.
 */
async function sendFunction(trx: Transaction<Database>, name: string): Promise<void> {
  const { rows } = await sql<{ definition: string }>`
    select pg_get_functiondef(to_regproc(${name})) as definition`.execute(trx);
  for (const { definition } of rows) await sql.raw(definition).execute(trx);
}

async function addForeignKeys(trx: Transaction<Database>): Promise<void> {
  for (const { name, belongsTo } of DISTRIBUTED) {
    if (belongsTo === undefined) continue;
    const [column, table, then] = belongsTo;
    await sql`alter table ${sql.table(name)}
      add constraint ${sql.id(`${name}_${column}_fkey`)}
      foreign key (bucket, ${sql.id(column)}) references ${sql.table(table)} (bucket, id)
      ${then === 'cascade' ? sql`on delete cascade` : sql``}`.execute(trx);
  }
}
