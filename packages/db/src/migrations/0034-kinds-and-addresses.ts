import { sql, type Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/**
 * A notice of missed slots knows their kind, because a date may have one of each. A reader knows how
 * often their address has changed, because a link that went to an earlier one must only leave.
 */
export const kindsAndAddresses: Migration = {
  async up(db: Kysely<unknown>) {
    await sql`alter table notice
      add column slot_kind text check (slot_kind in ('regular', 'best-of'))`.execute(db);
    await sql`update notice set slot_kind = 'regular' where slot_due_on is not null`.execute(db);
    await sql`alter table notice
      add constraint notice_names_slot check ((slot_due_on is null) = (slot_kind is null))`.execute(
      db,
    );
    await sql`alter table subscriber
      add column address_round integer not null default 0`.execute(db);
  },
};
