import { sql, type Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/** Feeds that newsletters watch, and the candidates that they bring. */
const statements = [
  `create table watched_feed (
    id bigint generated always as identity primary key,
    newsletter_id bigint not null references newsletter,
    url text not null,
    title text,
    state text not null check (state in ('watched', 'gone')),
    -- What its server called the last version, word for word.
    etag text,
    last_modified text,
    failures int not null,
    -- Why it could not be read the last time.
    trouble text,
    added_at timestamptz not null,
    polled_at timestamptz,
    next_at timestamptz,
    unique (newsletter_id, url)
  )`,
  `create index watched_feed_due on watched_feed (next_at) where next_at is not null`,
  `create table candidate (
    id bigint generated always as identity primary key,
    newsletter_id bigint not null references newsletter,
    feed_id bigint references watched_feed on delete set null,
    title text not null,
    outlet text not null,
    url text not null,
    published_on date,
    authors text[] not null,
    -- With title_key, the article key.
    canonical_url text not null,
    title_key text not null,
    state text not null check (state in ('waiting', 'taken', 'dismissed', 'passed')),
    review_id bigint references review,
    found_at timestamptz not null,
    decided_at timestamptz,
    unique (newsletter_id, canonical_url)
  )`,
  `create index candidate_waiting on candidate (newsletter_id, state, id)`,
  `create index candidate_by_feed on candidate (feed_id, state) where feed_id is not null`,
];

export const collect: Migration = {
  async up(db: Kysely<unknown>) {
    for (const statement of statements) await sql.raw(statement).execute(db);
  },
};
