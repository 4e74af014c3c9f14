import { sql, type Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/** What readers may choose of a newsletter, and what each has chosen. */
export const choices: Migration = {
  async up(db: Kysely<unknown>) {
    await sql`alter table newsletter
      -- The floors that it offers, such as 4 for reviews of at least four of five stars.
      add column floors jsonb not null default '[4, 5]',
      -- The names of its topics in their order.
      add column topics jsonb not null default '[]',
      -- The cadence of its best-ofs; null if it makes none by itself.
      add column best_of_cadence text`.execute(db);
    await sql`alter table subscription
      -- Floor and topics as printChoice prints them; empty for all reviews.
      add column choice text not null default '',
      add column rhythm text not null default 'every' check (rhythm in ('every', 'monthly')),
      add column paused_until timestamptz,
      -- Since when a reader has seen no issue: the next best-of is for them too.
      add column catch_up_since timestamptz`.execute(db);
    // Every choice of floor and topics that ever held, so that an issue that was approved before
    // the latest one can go back to an earlier one.
    await sql`create table subscription_choice (
      id bigint generated always as identity primary key,
      subscription_id bigint not null references subscription on delete cascade,
      choice text not null,
      at timestamptz not null
    )`.execute(db);
    await sql`create index choices_of_subscription on subscription_choice (subscription_id, id)`.execute(
      db,
    );
  },
};
