import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { BackupHeader, BackupTable } from '@galley/core/backup';
import { Kysely, PostgresDialect, type Transaction } from 'kysely';
import type { PoolClient } from 'pg';
import copyStreams from 'pg-copy-streams';
import { migrateWithin } from '../migrate.ts';
import { migrations as known } from '../migrations/index.ts';
import type { OpenedDatabase } from '../open-database.ts';
import type { Database } from '../schema/database.ts';
import { BrokenBackup } from './broken-backup.ts';
import { describePlace, listUsers } from './describe-place.ts';
import { readReferences } from './read-catalog.ts';

/** What keeps a backup out of a database. */
export type Unloadable =
  /** The database holds something, named here. */
  | { readonly kind: 'not-empty'; readonly holds: string }
  /** Others are connected to it. */
  | { readonly kind: 'in-use'; readonly by: readonly string[] }
  /** The backup has migrations that this Galley does not know. */
  | { readonly kind: 'newer'; readonly unknown: readonly string[] };

/** Ends the reading of a backup that can't be loaded, and with it the transaction. */
export class CannotLoad extends Error {
  readonly why: Unloadable;

  constructor(why: Unloadable) {
    super(why.kind);
    this.why = why;
  }
}

export interface Loading {
  /** Makes the tables as they were when the backup was written, after checking that there are none. */
  header(header: BackupHeader): Promise<void>;
  /** Fills one table. */
  rows(table: BackupTable, rows: AsyncIterable<Buffer>): Promise<void>;
}

/**
 * Loads a backup into an empty database, all of it or nothing: `read` hands over its parts, then the
 * sequences are set, later migrations run, and `finish` has the last word, all in one transaction.
 *
 * @returns the migrations that ran after the rows were there
 * @throws CannotLoad when the place isn't fit
 */
export async function loadDatabase(
  database: Pick<OpenedDatabase, 'pool' | 'applicationName'>,
  read: (loading: Loading) => Promise<BackupHeader>,
  finish: (trx: Transaction<Database>, header: BackupHeader) => Promise<void>,
): Promise<readonly string[]> {
  const client = await database.pool.connect();
  let isOver = false;
  try {
    const ran = await withKysely(client, (db) =>
      db.transaction().execute(async (trx) => {
        await prepare(client, database.applicationName);
        const header = await read({
          header: (found) => makeTables(client, trx, found),
          rows: (table, rows) => copyRows(client, table, rows),
        });
        await setSequences(client, header);
        await setTriggers(client, 'enable');
        const later = await migrateWithin(trx);
        await finish(trx, header);
        // Without statistics the first hours would be slow.
        await client.query('analyze');
        return later;
      }),
    );
    isOver = true;
    return ran;
  } finally {
    client.release(!isOver);
  }
}

/** Kysely on one connection, so that its statements and the COPYs share a transaction. */
async function withKysely<T>(
  client: PoolClient,
  work: (db: Kysely<Database>) => Promise<T>,
): Promise<T> {
  const only = { query: client.query.bind(client), release: () => undefined };
  const pool = { connect: async () => only, end: async () => undefined, options: {} };
  return work(new Kysely<Database>({ dialect: new PostgresDialect({ pool }) }));
}

/** The lock of Kysely's migrator: a process that starts meanwhile waits for us, and so does a second restore. */
const MIGRATION_LOCK = '3853314791062309107';

async function prepare(client: PoolClient, applicationName: string): Promise<void> {
  for (const [name, value] of SETTINGS) await client.query(`set local ${name} = ${value}`);
  const { rows } = await client.query<{ locked: boolean }>(
    `select pg_try_advisory_xact_lock(${MIGRATION_LOCK}) as locked`,
  );
  if (rows[0]?.locked !== true) {
    throw new CannotLoad({ kind: 'in-use', by: ['a process that migrates or restores it'] });
  }
  const holds = await describePlace(client);
  if (holds !== null) throw new CannotLoad({ kind: 'not-empty', holds });
  const users = await listUsers(client, applicationName);
  if (users.length > 0) throw new CannotLoad({ kind: 'in-use', by: users });
}

const SETTINGS = [
  ['statement_timeout', '0'],
  ['idle_in_transaction_session_timeout', '0'],
  ['datestyle', "'ISO, YMD'"],
  ['intervalstyle', 'postgres'],
  ['timezone', "'UTC'"],
] as const;

async function makeTables(
  client: PoolClient,
  trx: Transaction<Database>,
  header: BackupHeader,
): Promise<void> {
  const unknown = header.migrations.filter((name) => !(name in known));
  if (unknown.length > 0) throw new CannotLoad({ kind: 'newer', unknown });
  await migrateWithin(trx, header.migrations);
  for (const { name, partition } of header.tables) {
    if (partition !== null) await makePartition(client, name, partition);
  }
  await checkColumns(client, header);
  await setTriggers(client, 'disable');
  await clearTables(client, header);
}

async function makePartition(
  client: PoolClient,
  name: string,
  { of, bound, options }: NonNullable<BackupTable['partition']>,
): Promise<void> {
  const quote = (one: string): string => client.escapeIdentifier(one);
  const stored = options.length === 0 ? '' : ` with (${options.join(', ')})`;
  // The header's reader has let through only bounds and options that are nothing else.
  await client.query(
    `create table if not exists ${quote(name)} partition of ${quote(of)} ${bound}${stored}`,
  );
}

/** A backup whose own hashes fit may still not fit the tables, if somebody made it by hand. */
async function checkColumns(client: PoolClient, { tables }: BackupHeader): Promise<void> {
  const { rows } = await client.query<{ table: string; columns: string[] }>(`
    select c.relname::text as table, array_agg(a.attname::text) as columns
    from pg_class c join pg_attribute a on a.attrelid = c.oid
    where c.relnamespace = to_regnamespace(quote_ident(current_schema())) and c.relkind = 'r'
      and c.relname not like 'kysely\\_%'
      and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
    group by 1`);
  const real = new Map(rows.map(({ table, columns }) => [table, new Set(columns)]));
  for (const { name, columns } of tables) {
    const strange = columns.find((column) => real.get(name)?.has(column) !== true);
    if (strange !== undefined) {
      throw new BrokenBackup(`the table ${name} has no column ${strange} after its migrations`);
    }
  }
}

/** Rows that migrations have put there are in the backup, too, as they became. */
async function clearTables(client: PoolClient, { tables }: BackupHeader): Promise<void> {
  const references = await readReferences(client);
  for (const { name } of tables.toReversed()) {
    const pointing = references.filter(({ to, from }) => to === name && from !== name);
    const left = pointing.filter(({ from }) => !tables.some((table) => table.name === from));
    for (const { from } of left) await client.query(`delete from ${client.escapeIdentifier(from)}`);
    await client.query(`delete from ${client.escapeIdentifier(name)}`);
  }
}

/**
 * What triggers would write is in the backup already.
 */
async function setTriggers(client: PoolClient, how: 'enable' | 'disable'): Promise<void> {
  const { rows } = await client.query<{ table: string }>(`
    select distinct tgrelid::regclass::text as table from pg_trigger t
    join pg_class c on c.oid = t.tgrelid
    where not tgisinternal and c.relnamespace = to_regnamespace(quote_ident(current_schema()))`);
  for (const { table } of rows) await client.query(`alter table ${table} ${how} trigger user`);
}

async function copyRows(
  client: PoolClient,
  { name, columns }: BackupTable,
  rows: AsyncIterable<Buffer>,
): Promise<void> {
  const names = columns.map((column) => client.escapeIdentifier(column)).join(', ');
  const into = client.query(
    copyStreams.from(`copy ${client.escapeIdentifier(name)} (${names}) from stdin`),
  );
  await pipeline(Readable.from(rows, { objectMode: true, highWaterMark: 1 }), into);
}

async function setSequences(client: PoolClient, { sequences }: BackupHeader): Promise<void> {
  for (const { name, value, called } of sequences) {
    await client.query('select setval(to_regclass(quote_ident($1)), $2::bigint, $3)', [
      name,
      value,
      called,
    ]);
  }
}
