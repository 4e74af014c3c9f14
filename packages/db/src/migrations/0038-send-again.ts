import { sql, type Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/** Until when it can be undone that an issue was sent again to readers who were rejected. */
export const sendAgain: Migration = {
  async up(db: Kysely<unknown>) {
    await sql`alter table issue add column again_after timestamptz,
      -- In how many new batches: while all of them wait, nothing has left.
      add column again_batches integer`.execute(db);
  },
};
