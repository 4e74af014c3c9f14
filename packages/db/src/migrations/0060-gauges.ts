import { sql, type Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/** Lets metrics count complaints and bounces without reading every reader of an issue. */
export const gauges: Migration = {
  async up(db: Kysely<unknown>) {
    // ONLY: the partitions of new issues get the index, and those of old ones, which nobody counts
    // any more, are not read from end to end while the database is locked for the migration.
    await sql`create index delivery_in_trouble on only delivery (issue_id, bounced_at, complained_at)
      where bounced_at is not null or complained_at is not null`.execute(db);
  },
};
