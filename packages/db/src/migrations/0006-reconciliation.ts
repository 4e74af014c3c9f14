import { sql, type Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

const statements = [
  // What the counts of an issue must add up to, noted while its audience is taken.
  `alter table issue add column audience integer not null default 0 check (audience >= 0)`,
  `update issue i set audience = (select count(*) from delivery d where d.issue_id = i.id)
    where i.freeze_cursor > 0`,
  `create table reconciliation (
    batch_id bigint primary key,
    issue_id bigint not null references issue,
    tries integer not null default 0,
    next_at timestamptz not null default now(),
    decision text check (decision in ('accepted', 'rejected')),
    decided_by text,
    because text,
    decided_at timestamptz,
    check ((decision is null) = (decided_at is null)),
    check ((decision is null) = (decided_by is null))
  )`,
  `create index batch_uncertain on batch (issue_id) where state = 'uncertain'`,
  `alter table sending_rate
    add column daily_used integer,
    add column daily_limit integer,
    add column monthly_used integer,
    add column monthly_limit integer,
    add column quota_seen_at timestamptz`,
];

/**
 * What must be known to finish an issue honestly: how large its audience was, what was tried and
 * decided about uncertain batches, and how much of the provider's quota is left.
 */
export const reconciliation: Migration = {
  async up(db: Kysely<unknown>) {
    for (const statement of statements) await sql.raw(statement).execute(db);
  },
};
