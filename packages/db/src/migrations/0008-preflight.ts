import { sql, type Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/** What editors made of preflight rules, and what was asked of the world outside. */
export const preflight: Migration = {
  async up(db: Kysely<unknown>) {
    // Nothing is overwritten: of each rule the latest row counts, the others tell how it came about.
    await sql`create table rule_setting (
      id bigint generated always as identity primary key,
      newsletter_id bigint not null references newsletter (id) on delete cascade,
      rule text not null,
      level text not null check (level in ('default', 'off', 'informs', 'warns')),
      because text not null check (because <> ''),
      set_by text not null,
      set_at timestamptz not null
    )`.execute(db);
    await sql`create index on rule_setting (newsletter_id, rule, id desc)`.execute(db);
    await sql`create table inspection (
      kind text not null check (kind in ('link', 'sender-domain')),
      subject text not null,
      answer jsonb not null,
      asked_at timestamptz not null,
      expires_at timestamptz not null,
      primary key (kind, subject)
    )`.execute(db);
    // Overrides of before had no time of their own: they were given with the approval.
    await sql`update issue set overrides = (
      select jsonb_agg(each || jsonb_build_object('at', to_char(
        coalesce(issue.approved_at, issue.updated_at) at time zone 'UTC',
        'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')))
      from jsonb_array_elements(issue.overrides) as each
    ) where jsonb_array_length(overrides) > 0`.execute(db);
  },
};
