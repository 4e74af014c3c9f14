import { sql, type Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/**
 * Best-ofs have slots of their own, so a date may have one of each kind. The issue of a slot knows
 * its kind by whether it is a best-of.
 */
const statements = [
  `alter table newsletter add column best_of_since timestamptz not null default now()`,
  `alter table issue
    drop constraint issue_newsletter_id_slot_due_on_fkey,
    drop constraint issue_newsletter_id_slot_due_on_key`,
  `alter table slot
    add column kind text not null default 'regular' check (kind in ('regular', 'best-of')),
    drop constraint slot_pkey,
    add primary key (newsletter_id, kind, due_on),
    drop constraint slot_reason_check,
    add constraint slot_reason_check check (reason in
      ('empty', 'all-held', 'too-few', 'nothing-rated', 'made-by-hand', 'missed'))`,
  `alter table issue
    add column slot_kind text not null
      generated always as (case when best_of is null then 'regular' else 'best-of' end) stored`,
  `alter table issue
    add constraint issue_of_slot unique (newsletter_id, slot_kind, slot_due_on),
    add constraint slot_of_issue foreign key (newsletter_id, slot_kind, slot_due_on)
      references slot (newsletter_id, kind, due_on)`,
];

export const bestOfSlots: Migration = {
  async up(db: Kysely<unknown>) {
    for (const statement of statements) await sql.raw(statement).execute(db);
  },
};
