import { sql, type Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/** What the deliveries of an old issue counted when they were dropped. */
export const finalCounts: Migration = {
  async up(db: Kysely<unknown>) {
    await sql`alter table issue add column final_counts jsonb`.execute(db);
  },
};
