import { setTimeout as sleep } from 'node:timers/promises';
import { sql, type Kysely, type Transaction } from 'kysely';
import { DatabaseError } from './database-error.ts';
import { isDeadlock, isLockTimeout } from './data-error.ts';
import { limitLockWait } from './lock-patience.ts';
import { noteMigratedBy, readMigratedBy } from './migrated-by.ts';
import { migrations } from './migrations/index.ts';
import type { OpenedDatabase } from './open-database.ts';
import type { Database } from './schema/database.ts';

/** Which migrations the database has, compared with this code; by name, in order. */
export interface MigrationState {
  readonly applied: readonly string[];
  readonly pending: readonly string[];
  /** Applied migrations that this code doesn't know. */
  readonly unknown: readonly string[];
}

/** What a process that migrates tells while it does. */
export type MigrationNews =
  | { readonly kind: 'ran'; readonly name: string; readonly milliseconds: number }
  /** Another process uses the tables; it goes first, and the migration is tried again. */
  | { readonly kind: 'gives-way'; readonly name: string; readonly tries: number }
  /** Another process migrates; this one waits until it is done. */
  | { readonly kind: 'waits-for-another' };

export interface MigrateOptions {
  /** The version of this Galley, such as 0.9.0, which the database remembers. */
  readonly galley?: string;
  readonly told?: ((news: MigrationNews) => void) | undefined;
  /** How long a statement waits for a lock, during which it holds up everybody behind it. */
  readonly lockWaitMs?: number;
  readonly pauseMs?: number;
  readonly tries?: number;
  /** The code's migrations, in order; tests bring their own. */
  readonly known?: Readonly<Record<string, KnownMigration>>;
}

interface KnownMigration {
  readonly up: (db: Kysely<unknown>) => Promise<void>;
}

/**
 * The advisory lock of everybody who migrates. It is the one that Kysely's migrator takes, so that
 * Galley 0.9, which migrated with it, takes turns with this code.
 */
const MIGRATION_LOCK = 3_853_314_791_062_309_107n;

/** Reads, without any lock, which migrations have been applied. */
export async function readMigrationState(
  { db }: Pick<OpenedDatabase, 'db'>,
  known: readonly string[] = Object.keys(migrations),
): Promise<MigrationState> {
  const applied = await readApplied(db);
  return {
    applied,
    pending: known.filter((name) => !applied.includes(name)),
    unknown: applied.filter((name) => !known.includes(name)),
  };
}

async function readApplied(db: Kysely<Database>): Promise<string[]> {
  // Not by `to_regclass`: it may remember, within a transaction, that there was no such table.
  const table = await sql<{ exists: boolean }>`
    select exists (select from pg_class
      where relname = 'kysely_migration' and pg_table_is_visible(oid)) as "exists"`.execute(db);
  if (!table.rows[0]?.exists) return [];
  const { rows } = await sql<{ name: string }>`
    select name from kysely_migration order by name`.execute(db);
  return rows.map((row) => row.name);
}

/**
 * Runs the migrations that the database lacks. Any number of processes may do so at once: they take
 * turns. Each migration is a transaction, and one that has to wait for a table gives way and is tried
 * again, so that a process that sends is never held up for long. An empty database gets all of them
 * in one transaction. Costs two short queries if there is nothing to do.
 *
 * @returns the names of the migrations that this call ran
 * @throws DatabaseError `newer-than-code` when a newer Galley has migrated the database,
 * `tables-in-use` when a table stayed locked.
 */
export async function migrateDatabase(
  database: Pick<OpenedDatabase, 'db'>,
  options: MigrateOptions = {},
): Promise<readonly string[]> {
  const known = options.known ?? migrations;
  const state = await readMigrationState(database, Object.keys(known));
  await refuseNewer(database, state, options.galley);
  const ran: string[] = [];
  for (let left = state.pending.length; left > 0;) {
    const done = await runPatiently(database.db, known, options);
    ran.push(...done.ran);
    left = done.left;
  }
  if (options.galley !== undefined && ran.length > 0) {
    await noteMigratedBy(database, options.galley);
  }
  return ran;
}

/**
 * Runs, within a transaction of its own caller, the migrations that the database lacks: all of them,
 * or those that are named. Nothing gives way to anybody, so it is for a database that nobody uses.
 *
 * @returns the names of those that ran
 */
export async function migrateWithin(
  trx: Transaction<Database>,
  names: readonly string[] = Object.keys(migrations),
): Promise<readonly string[]> {
  const { pending } = await readMigrationState({ db: trx }, names);
  const all: Readonly<Record<string, KnownMigration>> = migrations;
  for (const name of pending) await run(trx, name, all[name]);
  return pending;
}

async function refuseNewer(
  database: Pick<OpenedDatabase, 'db'>,
  { unknown }: MigrationState,
  galley: string | undefined,
): Promise<void> {
  if (unknown.length === 0) return;
  const newer = await readMigratedBy(database);
  const ours = galley === undefined ? 'this Galley' : `this Galley, ${galley}`;
  const theirs = newer === null || newer === galley ? 'a newer one' : `a newer one, ${newer},`;
  throw new DatabaseError(
    'newer-than-code',
    `The data is newer than ${ours}: ${theirs} has changed the database (${unknown.join(', ')}). ` +
      'Start that version or a later one, or restore a backup from before it.',
  );
}

interface Turn {
  readonly ran: readonly string[];
  readonly left: number;
}

async function runPatiently(
  db: Kysely<Database>,
  known: Readonly<Record<string, KnownMigration>>,
  { galley, told, lockWaitMs = 2000, pauseMs = 1000, tries: most = 30 }: MigrateOptions,
): Promise<Turn> {
  for (let tries = 1; ; tries += 1) {
    let running = '';
    try {
      return await db.transaction().execute(async (trx) => {
        await takeTurn(trx, told);
        await limitLockWait(trx, lockWaitMs);
        const state = await readMigrationState({ db: trx }, Object.keys(known));
        await refuseNewer({ db: trx }, state, galley);
        const turn = state.applied.length === 0 ? state.pending : state.pending.slice(0, 1);
        for (const name of turn) {
          running = name;
          const began = performance.now();
          await run(trx, name, known[name]);
          // Of a new database there is nothing to tell.
          if (state.applied.length > 0) {
            told?.({ kind: 'ran', name, milliseconds: Math.round(performance.now() - began) });
          }
        }
        return { ran: turn, left: state.pending.length - turn.length };
      });
    } catch (error) {
      if (!isLockTimeout(error) && !isDeadlock(error)) throw error;
      if (tries === most) {
        throw new DatabaseError(
          'tables-in-use',
          `${running} waited ${most} times for tables that another connection holds: ` +
            'end its transaction (pg_stat_activity shows it), then migrate again',
          { cause: error },
        );
      }
      told?.({ kind: 'gives-way', name: running, tries });
      await sleep(pauseMs);
    }
  }
}

/**
 * Keeps everybody from migrating until the transaction ends, once those who do are done.
 *
 * @throws DatabaseError `newer-than-code` when a newer Galley has migrated the database
 */
export async function keepFromMigrating(trx: Transaction<Database>): Promise<void> {
  await takeTurn(trx, undefined);
  await refuseNewer({ db: trx }, await readMigrationState({ db: trx }), undefined);
}

/** The lock belongs to the transaction, so that it ends with it, also behind a pooler. */
async function takeTurn(trx: Transaction<Database>, told: MigrateOptions['told']): Promise<void> {
  const lock = sql.lit(MIGRATION_LOCK);
  const { rows } = await sql<{ free: boolean }>`
    select pg_try_advisory_xact_lock(${lock}) as free`.execute(trx);
  if (rows[0]?.free) return;
  told?.({ kind: 'waits-for-another' });
  await sql`select pg_advisory_xact_lock(${lock})`.execute(trx);
}

async function run(
  trx: Transaction<Database>,
  name: string,
  migration: KnownMigration | undefined,
): Promise<void> {
  // As Kysely's migrator makes and fills it.
  await sql`create table if not exists kysely_migration (
    name varchar(255) primary key, timestamp varchar(255) not null)`.execute(trx);
  await migration?.up(trx as unknown as Kysely<unknown>);
  await sql`insert into kysely_migration (name, timestamp)
    values (${name}, ${new Date().toISOString()})`.execute(trx);
}
