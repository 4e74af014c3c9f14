import { sql, type Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/** Lets topics be renamed: they keep their keys. */
export const topicKeys: Migration = {
  async up(db: Kysely<unknown>) {
    await sql`alter table newsletter
      -- The key that a topic has kept, by the key that its later name would have.
      add column topic_keys jsonb not null default '{}'`.execute(db);
  },
};
