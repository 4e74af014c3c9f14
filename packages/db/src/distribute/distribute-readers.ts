import { sql, type Kysely, type Transaction } from 'kysely';
import type { Database } from '../schema/database.ts';
import { DISTRIBUTED, DISTRIBUTED_NAMES } from './distributed-tables.ts';
import { readLayout } from './read-layout.ts';
import { SHARD_TRIGGERS } from './shard-triggers.ts';

/** What became of spreading the readers over machines. */
export type Distributed =
  | { readonly kind: 'distributed'; readonly buckets: number; readonly workers: number }
  /** It was so before, with this number of buckets. */
  | { readonly kind: 'already'; readonly buckets: number; readonly workers: number }
  /** The server isn't Citus, or this database doesn't have its extension. */
  | { readonly kind: 'not-citus' }
  /** Citus knows no machine but its coordinator. */
  | { readonly kind: 'no-workers' }
  /** Its mail would be looked for where it isn't: so many issues are under way. */
  | { readonly kind: 'mail-in-flight'; readonly issues: number; readonly batches: number }
  /** A restored installation looks for its mail in one place until it is released. */
  | { readonly kind: 'held'; readonly held: 'restored' | 'copy' };

export interface DistributeInput {
  readonly buckets: number;
  /** Called before each table is spread. */
  readonly tell?: ((table: string) => void) | undefined;
  /** Also writes in the same transaction. */
  readonly record?: (trx: Transaction<Database>) => Promise<void>;
}

/**
 * Spreads the readers over the machines of a Citus cluster, in one transaction that locks everybody
 * else out of their tables: if it fails or is killed, nothing has changed. What is there already is
 * divided into buckets first, except for what was mailed, which stays in bucket 0.
 *
 * @throws the Postgres error when other connections hold the tables for a minute
 */
export const distributeReaders = async (
  db: Kysely<Database>,
  { buckets, tell, record }: DistributeInput,
): Promise<Distributed> =>
  db.transaction().execute(async (trx): Promise<Distributed> => {
    const layout = await readLayout(trx);
    if (layout.kind === 'single') return { kind: 'not-citus' };
    const { workers } = layout;
    if (layout.kind === 'distributed') {
      return { kind: 'already', buckets: layout.buckets.length, workers: workers.length };
    }
    if (workers.length === 0) return { kind: 'no-workers' };
    await lockTables(trx);
    const refused = await findObstacle(trx);
    if (refused !== null) return refused;
    await dropConstraints(trx);
    const values = await chooseBuckets(trx, buckets);
    await fillBuckets(trx, values);
    await leadKeys(trx);
    await numberBySequence(trx);
    // Only there does anybody move.
    await sql`create index subscriber_moved on subscriber (moved_at)
      where moved_at is not null`.execute(trx);
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
    return { kind: 'distributed', buckets, workers: workers.length };
  });

/** Lets the planner of each machine know what lies there now; it would find out by itself in time. */
export async function analyzeReaders(db: Kysely<Database>): Promise<void> {
  for (const name of DISTRIBUTED_NAMES) await sql`analyze ${sql.table(name)}`.execute(db);
}

async function lockTables(trx: Transaction<Database>): Promise<void> {
  await sql`set local lock_timeout = '60s'`.execute(trx);
  // Foreign keys to tables that change in the same transaction want one connection per machine.
  await sql`set local citus.multi_shard_modify_mode = 'sequential'`.execute(trx);
  await sql`set local citus.enable_unsafe_triggers = on`.execute(trx);
  await sql`lock table ${sql.join(DISTRIBUTED_NAMES.map((name) => sql.table(name)))}
    in access exclusive mode`.execute(trx);
}

/**
 * What would go wrong afterwards: an issue that is frozen in part has readers in bucket 0 who would be
 * frozen again in their own, and a batch lies in one bucket with its readers.
 */
async function findObstacle(trx: Transaction<Database>): Promise<Distributed | null> {
  const { held } = await trx.selectFrom('installation').select('held').executeTakeFirstOrThrow();
  if (held !== null) return { kind: 'held', held };
  const { rows } = await sql<{ issues: number; batches: number }>`
    select (
      select count(*) from issue where state in ('sending', 'paused')
        or (found and state not in ('sent', 'cancelled'))
    )::integer as issues, (
      select count(*) from batch where state in ('prepared', 'attempted', 'uncertain')
    )::integer as batches`.execute(trx);
  const [open] = rows;
  return open === undefined || (open.issues === 0 && open.batches === 0)
    ? null
    : { kind: 'mail-in-flight', ...open };
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

/** Citus has no identity columns: a sequence takes over where each was. */
async function numberBySequence(trx: Transaction<Database>): Promise<void> {
  const { rows } = await sql<{ table: string; column: string; next: string }>`
    select a.attrelid::regclass::text as "table", a.attname as "column",
      nextval(pg_get_serial_sequence(a.attrelid::regclass::text, a.attname)) as next
    from pg_attribute a
    where a.attidentity <> '' and a.attrelid::regclass::text = any(${DISTRIBUTED_NAMES})`.execute(
    trx,
  );
  for (const { table, column, next } of rows) {
    const sequence = `${table}_${column}_seq`;
    await sql`alter table ${sql.table(table)} alter ${sql.id(column)} drop identity`.execute(trx);
    await sql`create sequence ${sql.id(sequence)} start ${sql.raw(BigInt(next).toString())}
      owned by ${sql.id(table, column)}`.execute(trx);
    await sql`alter table ${sql.table(table)} alter ${sql.id(column)}
      set default nextval(${sql.lit(sequence)})`.execute(trx);
  }
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
