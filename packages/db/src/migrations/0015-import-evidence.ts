import { sql, type Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/** Where a piece of imported evidence comes from, and when the person first agreed. */
export const importEvidence: Migration = {
  async up(db: Kysely<unknown>) {
    await sql`alter table consent add column opted_in_at timestamptz,
      add column file_format text, add column file_hash text`.execute(db);
  },
};
