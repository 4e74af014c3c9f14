import { sql, type Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

const statements = [
  // What a report counted of an issue, kept until something of its deliveries changes.
  `create table issue_tally (
    issue_id bigint primary key references issue,
    version integer not null,
    tally jsonb not null,
    sent_at timestamptz,
    accepted integer not null
  )`,
  // That statements changed deliveries of an issue after its tally was counted. No foreign key, and
  // only additions: those who apply feedback never wait for each other here.
  `create table delivery_change (
    id bigint generated always as identity,
    issue_id bigint not null,
    primary key (issue_id, id)
  )`,
  `create function note_delivery_change() returns trigger language plpgsql as $$
  begin
    insert into delivery_change (issue_id) select distinct issue_id from changed;
    return null;
  end $$`,
  `create trigger delivery_change after update on delivery
    referencing new table as changed
    for each statement execute function note_delivery_change()`,
  // Who confirmed when: a newsletter's growth without reading all who ever subscribed.
  `create index subscription_confirmed on subscription (newsletter_id, confirmed_at)
    where confirmed_at is not null`,
];

export const reports: Migration = {
  async up(db: Kysely<unknown>) {
    for (const statement of statements) await sql.raw(statement).execute(db);
  },
};
