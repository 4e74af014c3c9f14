import { sql, type Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/** Which backups were written, so that somebody notices when none is. */
export const backups: Migration = {
  async up(db: Kysely<unknown>) {
    await sql`create table backup (
      id bigint generated always as identity primary key,
      kind text not null check (kind in ('scheduled', 'by-hand')),
      -- The instant that a scheduled one is for: one each, however many schedulers there are.
      due_at timestamptz unique,
      -- Without its folder.
      file_name text not null,
      state text not null default 'running' check (state in ('running', 'done', 'failed')),
      started_at timestamptz not null default now(),
      -- Moves while it is being written; a process that died leaves it behind.
      seen_at timestamptz not null default now(),
      ended_at timestamptz,
      snapshot_at timestamptz,
      bytes bigint,
      tables integer,
      rows bigint,
      sha256 text,
      -- Why it failed.
      problem text,
      -- When its file was removed because newer ones are kept.
      removed_at timestamptz,
      check ((kind = 'scheduled') = (due_at is not null)),
      check ((state = 'running') = (ended_at is null)),
      check ((state = 'done') = (sha256 is not null))
    )`.execute(db);
    await sql`create index backup_by_end on backup (ended_at desc) where state = 'done'`.execute(
      db,
    );
  },
};
