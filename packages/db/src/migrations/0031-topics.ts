import { sql, type Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/** Gives every stored review its list of topics, which is empty. */
export const topics: Migration = {
  async up(db: Kysely<unknown>) {
    const none = sql`'{"topics": []}'::jsonb`;
    await sql`update review set document = ${none} || document,
      pending = ${none} || pending
      where not document ? 'topics' or not pending ? 'topics'`.execute(db);
    await sql`update review_version set document = ${none} || document
      where not document ? 'topics'`.execute(db);
  },
};
