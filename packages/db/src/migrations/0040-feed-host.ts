import { sql, type Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/** Ids of feed items name the host of the first issue that went out, however often Galley moves. */
export const feedHost: Migration = {
  async up(db: Kysely<unknown>) {
    await sql`alter table newsletter add column feed_host text`.execute(db);
  },
};
