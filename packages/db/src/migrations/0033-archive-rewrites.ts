import { sql, type Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/** Newsletters whose reviews follow the rules of a language that they no longer have (ADR 48). */
export const archiveRewrites: Migration = {
  async up(db: Kysely<unknown>) {
    await sql`create table archive_rewrite (
      newsletter_id bigint primary key references newsletter on delete cascade,
      before_review bigint
    )`.execute(db);
  },
};
