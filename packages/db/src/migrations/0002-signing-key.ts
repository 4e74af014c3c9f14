import { sql, type Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/** Which key signs readers' links, so that a process with another one is noticed before it signs. */
export const signingKey: Migration = {
  async up(db: Kysely<unknown>) {
    await sql`alter table installation add column key_id text`.execute(db);
  },
};
