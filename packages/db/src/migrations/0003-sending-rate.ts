import { sql, type Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/** One sending rate for the whole fleet: Resend counts an account's calls, not a process's. */
export const sendingRate: Migration = {
  async up(db: Kysely<unknown>) {
    await sql`create table sending_rate (
      singleton boolean primary key default true check (singleton),
      per_second double precision check (per_second > 0),
      ceiling double precision check (ceiling > 0),
      next_at timestamptz not null default now(),
      held_until timestamptz
    )`.execute(db);
    await sql`insert into sending_rate default values`.execute(db);
  },
};
