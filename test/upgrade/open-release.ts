import { sql } from '@galley/db';
import { migrations } from '../../packages/db/src/migrations/index.ts';
import type { TestDatabase } from '../kit/index.ts';
import type { KeptData } from './kept-data.ts';
import { loadRows } from './rows.ts';

/**
 * Turns a test's database into one that the release left: its tables, by the migrations that it had,
 * and its rows.
 */
export async function openRelease({ db }: TestDatabase, kept: KeptData): Promise<void> {
  await sql`drop schema public cascade`.execute(db);
  await sql`create schema public`.execute(db);
  // As the migrator of the release made them.
  await sql`create table kysely_migration (
    name varchar(255) not null primary key, timestamp varchar(255) not null)`.execute(db);
  await sql`create table kysely_migration_lock (
    id varchar(255) not null primary key, is_locked integer not null default 0)`.execute(db);
  await sql`insert into kysely_migration_lock values ('migration_lock', 0)`.execute(db);
  for (const name of kept.migrations) {
    const migration = migrations[name];
    if (migration === undefined) throw new Error(`${name} of ${kept.release} is missing`);
    await migration.up(db);
    await sql`insert into kysely_migration values (${name}, ${kept.madeAt})`.execute(db);
  }
  await loadRows(db, kept);
}
