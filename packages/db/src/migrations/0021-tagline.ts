import { sql, type Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/** The sentence that introduces a newsletter on its front page; null for none. */
export const tagline: Migration = {
  async up(db: Kysely<unknown>) {
    await sql`alter table newsletter add column tagline text`.execute(db);
  },
};
