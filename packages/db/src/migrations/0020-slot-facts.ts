import { sql, type Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/**
 * A slot keeps the times it was decided with and what its queue held. Editors are told of missed
 * slots. The cut-off and zone of older slots are taken from the present settings.
 */
const statements = [
  `alter table slot
    add column cut_off_at timestamptz,
    add column time_zone text,
    add column ready integer,
    add column minimum integer,
    add column held integer,
    drop constraint slot_reason_check,
    add constraint slot_reason_check
      check (reason in ('empty', 'all-held', 'too-few', 'missed'))`,
  `update slot set
    cut_off_at = slot.due_at - make_interval(secs => newsletter.cut_off_seconds),
    time_zone = newsletter.time_zone
    from newsletter where newsletter.id = slot.newsletter_id`,
  `alter table slot
    alter column cut_off_at set not null,
    alter column time_zone set not null`,
  `alter table notice
    add column slot_due_on date,
    drop constraint notice_kind_check,
    add constraint notice_kind_check
      check (kind in ('confirmation', 'welcome', 'held', 'missed', 'reminder'))`,
];

export const slotFacts: Migration = {
  async up(db: Kysely<unknown>) {
    for (const statement of statements) await sql.raw(statement).execute(db);
  },
};
