import { sql, type Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/** How long things are kept. */
export const retention: Migration = {
  async up(db: Kysely<unknown>) {
    await sql`create table retention (
      singleton boolean primary key default true check (singleton),
      -- Days after an issue ended; null for always.
      deliveries integer check (deliveries > 0),
      -- Days after they happened.
      events integer not null default 183 check (events > 0),
      -- Days after they ended.
      sessions integer not null default 90 check (sessions > 0),
      -- When to apply it next; while a process does so, when its claim ends.
      next_at timestamptz not null default now(),
      applied_at timestamptz,
      version integer not null default 1,
      changed_in jsonb not null default '{}'
    )`.execute(db);
    await sql`insert into retention default values`.execute(db);
  },
};
