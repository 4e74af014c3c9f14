import { sql, type Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/**
 * Gives each staged row the ids that its reader and subscription get if both are new: several
 * statements store them, and each needs the same ones. Null in rows that an older process stages,
 * which it stores itself.
 */
export const importIds: Migration = {
  async up(db: Kysely<unknown>) {
    await sql`alter table import_row
      add column subscriber_id bigint, add column subscription_id bigint`.execute(db);
  },
};
