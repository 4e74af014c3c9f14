import { sql, type Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/** What proofs need: how much of each review an issue holds, what was read last, and who tests. */
export const proofs: Migration = {
  async up(db: Kysely<unknown>) {
    await sql`alter table issue_review add column extent text not null default 'full'
      check (extent in ('full', 'summary', 'headline'))`.execute(db);
    await sql`alter table newsletter add column testers text[] not null default '{}'`.execute(db);
    await sql`create table proof (
      newsletter_id bigint not null references newsletter,
      number integer not null,
      content_hash text not null,
      renditions jsonb not null,
      read_at timestamptz not null default now(),
      primary key (newsletter_id, number)
    )`.execute(db);
  },
};
