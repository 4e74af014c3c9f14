import { sql, type Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/**
 * What an editor changes of the house's theme; null for nothing. Not jsonb, which would reorder the
 * keys, so that a theme set once more looked like another one.
 */
export const newsletterTheme: Migration = {
  async up(db: Kysely<unknown>) {
    await sql`alter table newsletter add column theme json`.execute(db);
  },
};
