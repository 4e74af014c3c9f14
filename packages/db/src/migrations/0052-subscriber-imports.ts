import { sql, type Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/**
 * Import files that were handed in, and how far each has come. They hold addresses, so both go after
 * a day (ADR 64).
 */
export const subscriberImports: Migration = {
  async up(db: Kysely<unknown>) {
    await sql`create table subscriber_import (
      id bigint generated always as identity primary key,
      newsletter_id bigint not null references newsletter,
      state text not null check (state in ('receiving', 'checking', 'checked', 'unreadable',
        'importing', 'imported', 'stopped', 'failed')),
      version integer not null default 1,
      actor_kind text not null,
      actor text,
      file_name text not null,
      bytes bigint not null default 0,
      sha256 text,
      consent text not null,
      all_confirmed boolean not null,
      chosen jsonb not null default '[]',
      columns jsonb not null default '[]',
      problem jsonb,
      report jsonb,
      refused jsonb not null default '[]',
      phase text,
      done integer not null default 0,
      of_all integer not null default 0,
      stored_up_to integer not null default 0,
      counts jsonb not null default
        '{"confirmed":0,"pending":0,"unsubscribed":0,"suppressed":0,"suppressions":0}',
      attempt integer not null default 0,
      tries integer not null default 0,
      lease_until timestamptz,
      started_at timestamptz,
      created_at timestamptz not null,
      changed_at timestamptz not null
    )`.execute(db);
    await sql`create index subscriber_import_of on subscriber_import (newsletter_id, id)`.execute(
      db,
    );
    await sql`create table subscriber_import_piece (
      import_id bigint not null references subscriber_import on delete cascade,
      place integer not null,
      bytes bytea not null,
      primary key (import_id, place)
    )`.execute(db);
    // Read once or twice and dropped: not worth packing.
    await sql`alter table subscriber_import_piece alter column bytes set storage external`.execute(
      db,
    );
  },
};
