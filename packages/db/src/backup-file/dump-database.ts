import { BACKUP_FORMAT, type BackupHeader, type BackupTable } from '@galley/core/backup';
import type { PoolClient } from 'pg';
import copyStreams from 'pg-copy-streams';
import type { OpenedDatabase } from '../open-database.ts';
import { ONLY_ROWS } from './backed-up-tables.ts';
import { readSequences, readTables, type DumpedTable } from './read-catalog.ts';
import type { RowsOf } from './write-rows.ts';

/** Partitions may come and go between the look at them and the lock on them. */
const TRIES = 20;

/** The rows of a database as of one instant, while the transaction that sees them is open. */
export interface Dump {
  readonly header: BackupHeader;
  readonly rowsOf: RowsOf;
}

/**
 * Reads a database as of one instant, in one transaction that writes nothing and keeps nobody from
 * reading and writing. Only changes to the tables themselves wait for it: migrations, and dropping
 * the deliveries of old issues.
 */
export async function dumpDatabase<T>(
  { pool }: Pick<OpenedDatabase, 'pool'>,
  use: (dump: Dump) => Promise<T>,
): Promise<T> {
  const client = await pool.connect();
  let isOver = false;
  try {
    const tables = await openSnapshot(client);
    const used = await use({
      header: await readHeader(client, tables),
      rowsOf: (table) => copyRows(client, tables, table),
    });
    await client.query('commit');
    isOver = true;
    return used;
  } finally {
    // A connection in the middle of a COPY is of no use to others.
    client.release(!isOver);
  }
}

/** Opens the transaction, with locks on exactly the tables that its snapshot has. */
async function openSnapshot(client: PoolClient): Promise<readonly DumpedTable[]> {
  for (let tries = 1; ; tries += 1) {
    const expected = await readTables(client);
    await client.query('begin isolation level repeatable read, read only');
    for (const [name, value] of SETTINGS) await client.query(`set local ${name} = ${value}`);
    const names = expected.map(({ name }) => client.escapeIdentifier(name));
    try {
      if (names.length > 0)
        await client.query(`lock table ${names.join(', ')} in access share mode`);
      // The first query makes the snapshot.
      const found = await readTables(client);
      if (JSON.stringify(found) === JSON.stringify(expected)) return found;
    } catch (error) {
      if (!isGone(error) || tries === TRIES) throw error;
    }
    if (tries === TRIES) throw new Error('the tables kept changing while a backup began');
    await client.query('rollback');
  }
}

/** How values are written must not depend on the server's settings, nor may those end a long COPY. */
const SETTINGS = [
  ['statement_timeout', '0'],
  ['idle_in_transaction_session_timeout', '0'],
  ['datestyle', "'ISO, YMD'"],
  ['intervalstyle', 'postgres'],
  ['timezone', "'UTC'"],
  ['extra_float_digits', '3'],
  ['bytea_output', 'hex'],
] as const;

const UNDEFINED_TABLE = '42P01';
const isGone = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === UNDEFINED_TABLE;

async function readHeader(
  client: PoolClient,
  tables: readonly DumpedTable[],
): Promise<BackupHeader> {
  // When the transaction began: it sees all that was committed until then.
  const { rows } = await client.query<{ at: Date; server: string; migrations: string[] }>(`
    select now() as at, current_setting('server_version') as server,
      array(select name::text from kysely_migration order by name) as migrations`);
  const installation = await client.query<{ id: string; key_id: string | null }>(
    'select id, key_id from installation',
  );
  const [about] = rows;
  const [own] = installation.rows;
  if (about === undefined || own === undefined) throw new Error('the database has no installation');
  return {
    format: BACKUP_FORMAT,
    snapshotAt: about.at.toISOString(),
    installationId: own.id,
    keyId: own.key_id,
    server: about.server,
    migrations: about.migrations,
    tables: tables.map(({ name, columns, partition }) => ({ name, columns, partition })),
    sequences: await readSequences(client, tables),
  };
}

async function* copyRows(
  client: PoolClient,
  tables: readonly DumpedTable[],
  { name, columns, partition }: BackupTable,
): AsyncGenerator<Buffer> {
  const quote = (names: readonly string[]): string =>
    names.map((one) => client.escapeIdentifier(one)).join(', ');
  const key = tables.find((table) => table.name === name)?.key ?? [];
  const only = ONLY_ROWS[partition?.of ?? name];
  const rows = client.query(
    copyStreams.to(
      `copy (select ${quote(columns)} from ${quote([name])}${only === undefined ? '' : ` where ${only}`}
        ${key.length === 0 ? '' : `order by ${quote(key)}`}) to stdout`,
    ),
  );
  for await (const piece of rows as AsyncIterable<Buffer>) yield piece;
}
