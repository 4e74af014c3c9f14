import { sql, type Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/** Editors are reminded of an issue that waits for their approval. */
export const reminders: Migration = {
  async up(db: Kysely<unknown>) {
    await sql`alter table notice
      drop constraint notice_kind_check,
      add constraint notice_kind_check
        check (kind in ('confirmation', 'welcome', 'held', 'reminder'))`.execute(db);
  },
};
