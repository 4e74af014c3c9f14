import { sql, type Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/** What editing in the desk needs: history, pending texts, presence, and a search of reviews. */
export const editing: Migration = {
  async up(db: Kysely<unknown>) {
    // The newest text of a review whose issue holds an older one.
    await sql`alter table review add column pending jsonb`.execute(db);
    await sql`create index review_with_pending on review (newsletter_id)
      where pending is not null`.execute(db);
    // The locale "C" knows no capitals but A to Z. Postgres has this collation unless it was built
    // without ICU.
    const { rows: icu } = await sql`select from pg_collation where collname = 'und-x-icu'`.execute(
      db,
    );
    const anyCase = icu.length > 0 ? sql`collate "und-x-icu"` : sql``;
    await sql`alter table review add column search text not null generated always as (lower((
      coalesce(document->>'title', '') || ' ' || coalesce(document->>'outlet', '') || ' ' ||
      coalesce(document->>'authors', '') || ' ' || coalesce(document->>'url', '') || ' ' ||
      coalesce(pending->>'title', '') || ' ' || coalesce(pending->>'outlet', '') || ' ' ||
      coalesce(pending->>'authors', '') || ' ' || coalesce(pending->>'url', '')
    ) ${anyCase})) stored`.execute(db);
    // What lists show. A whole document lies outside its row, compressed, and takes long to read.
    await sql`alter table review add column head jsonb not null generated always as
      (document - '{summary,keyFindings,analysis,whyItMatters,sections}'::text[]) stored`.execute(
      db,
    );
    await sql`create table review_version (
      id bigint generated always as identity primary key,
      review_id bigint not null references review,
      -- The review's version at the end of the sitting.
      version integer not null,
      document jsonb not null,
      what text not null,
      -- The version that a restoring took its text from.
      restored integer,
      -- Null for the text that stood when the history began.
      actor_kind text,
      actor text,
      door text,
      began_at timestamptz not null,
      at timestamptz not null,
      -- True once a sitting is over, so that its text stays as it is.
      ended boolean not null default false,
      unique (review_id, version)
    )`.execute(db);
    await sql`insert into review_version (review_id, version, document, what, began_at, at, ended)
      select id, version, document, 'began', updated_at, updated_at, true from review`.execute(db);
    // Who has which review open now. It may be lost in a crash, so it needs no log.
    await sql`create unlogged table presence (
      review_id bigint not null references review,
      session_id bigint not null references session on delete cascade,
      -- Null while they only read.
      field text,
      seen_at timestamptz not null,
      primary key (review_id, session_id)
    )`.execute(db);
    await sql`create index presence_of_session on presence (session_id)`.execute(db);
  },
};
