import { sql, type Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/** What provider events teach beyond one delivery, and what asking the provider has reached. */
const statements = [
  `alter table delivery add column failed_at timestamptz, add column failure text`,
  // Why an event could not be applied: it is put aside, so that it stops no other.
  `alter table feedback_event add column refused text`,
  `create table transient_bounce (
    subscriber_id bigint not null references subscriber on delete cascade,
    issue_id bigint not null references issue,
    bounced_at timestamptz not null,
    detail text not null,
    forgiven_at timestamptz,
    primary key (subscriber_id, issue_id)
  )`,
  `alter table suppression drop constraint suppression_reason_check`,
  `alter table suppression add constraint suppression_reason_check check (reason in
    ('bounce', 'complaint', 'provider', 'erasure', 'by-hand', 'transient-bounce'))`,
  `create table feedback_sweep (
    issue_id bigint primary key references issue,
    round integer not null default 0,
    next_at timestamptz,
    cursor bigint not null default 0,
    asked integer not null default 0,
    lease_until timestamptz
  )`,
];

export const feedback: Migration = {
  async up(db: Kysely<unknown>) {
    for (const statement of statements) await sql.raw(statement).execute(db);
  },
};
