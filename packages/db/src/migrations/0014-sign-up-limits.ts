import { sql, type Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/** Limits on sign-ups, the breaker of each newsletter, and the share that notices have of sending. */
export const signUpLimits: Migration = {
  async up(db: Kysely<unknown>) {
    await sql`create table sign_up_window (
      key text not null,
      minutes integer not null,
      started_at timestamptz not null,
      used integer not null check (used > 0),
      primary key (key, minutes)
    )`.execute(db);
    await sql`create table sign_up_refusal (
      newsletter_id bigint not null references newsletter,
      day date not null,
      reason text not null,
      count integer not null,
      primary key (newsletter_id, day, reason)
    )`.execute(db);
    await sql`create table sign_up_breaker (
      newsletter_id bigint primary key references newsletter,
      opened_at timestamptz not null
    )`.execute(db);
    await sql`create index notice_confirmations on notice (newsletter_id, created_at)
      where kind = 'confirmation'`.execute(db);
    await sql`create index notice_accepted on notice (ended_at) where state = 'accepted'`.execute(
      db,
    );
    await sql`alter table sending_rate
      add column notice_next_at timestamptz not null default now()`.execute(db);
  },
};
