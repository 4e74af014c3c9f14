import { sql, type Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/** Finds those who left a newsletter after an issue without reading all who ever subscribed. */
export const leftAfter: Migration = {
  async up(db: Kysely<unknown>) {
    await sql`create index subscription_left on subscription (newsletter_id, unsubscribed_at)
      where status = 'unsubscribed'`.execute(db);
  },
};
