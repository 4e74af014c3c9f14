import { sql, type Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/**
 * Keeps the rows of an import in tables of their own instead of a session's temporary one, so that an
 * import works behind a pooler that gives each transaction another session (ADR 73).
 */
export const importStages: Migration = {
  async up(db: Kysely<unknown>) {
    // Not in the write-ahead log: they are needed for minutes, and a crash costs a new attempt.
    // A stage vanishes with its rows, so nobody takes a part of a file for all of it.
    await sql`create unlogged table import_stage (
      id text primary key,
      touched_at timestamptz not null default now()
    )`.execute(db);
    // Without a foreign key, which would be checked for each of a million rows.
    await sql`create unlogged table import_row (
      stage text not null, line integer not null,
      address text not null, canonical text not null, name text,
      erased boolean not null, status text, suppression text, since timestamptz,
      confirmed_at timestamptz, unsubscribed_at timestamptz, suppressed_at timestamptz,
      ip text, choice text not null, rhythm text not null, paused_until timestamptz,
      catch_up_since timestamptz, bucket smallint not null,
      primary key (stage, line)
    )`.execute(db);
  },
};
