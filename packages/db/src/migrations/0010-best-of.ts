import { sql, type Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/** Issues that hold a month's best: which month, and the issue that featured each review. */
export const bestOf: Migration = {
  async up(db: Kysely<unknown>) {
    await sql`alter table issue add column best_of text
      check (best_of ~ '^[0-9]{4}-(0[1-9]|1[0-2])$')`.execute(db);
    await sql`alter table issue_review add column featured_in integer`.execute(db);
  },
};
