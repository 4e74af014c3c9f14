import { sql, type Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/** Several renditions per issue, and who gets which. */
export const renditions: Migration = {
  async up(db: Kysely<unknown>) {
    await sql`alter table rendition
      -- The ids of its reviews in their order, and how much it shows of each.
      add column reviews jsonb not null default '[]',
      add column extents jsonb not null default '[]'`.execute(db);
    await sql`update rendition r set
      reviews = coalesce((select jsonb_agg(i.review_id::text order by i.position)
        from issue_review i where i.issue_id = r.issue_id), '[]'),
      extents = coalesce((select jsonb_agg(i.extent order by i.position)
        from issue_review i where i.issue_id = r.issue_id), '[]')`.execute(db);
    // What each choice gives of an issue: its own reviews, a larger set (`late` if the choice was
    // made after these renditions), or nothing.
    await sql`create table rendition_choice (
      issue_id bigint not null references issue,
      choice text not null,
      gives text not null check (gives in ('own', 'larger', 'late', 'nothing')),
      rendition_id bigint references rendition on delete cascade,
      readers integer not null default 0,
      paused integer not null default 0,
      primary key (issue_id, choice),
      check ((gives = 'nothing') = (rendition_id is null))
    )`.execute(db);
    await sql`create index rendition_choice_by_rendition on rendition_choice (rendition_id)`.execute(
      db,
    );
    await sql`insert into rendition_choice (issue_id, choice, gives, rendition_id)
      select issue_id, '', 'own', id from rendition where key = 'full'`.execute(db);
    // Those who get no mail of an issue are of its audience and in no batch.
    await sql`alter table delivery alter column batch_id drop not null,
      alter column rendition_id drop not null`.execute(db);
    // Each rendition has a canary of its own, looked for at every claim.
    await sql`create index batch_of_rendition on batch (rendition_id, state, ordinal)`.execute(db);
    // Few readers have wishes; compiling counts them without looking at the others.
    await sql`create index subscription_with_wishes on subscription (newsletter_id, choice)
      include (rhythm, paused_until, catch_up_since, subscriber_id)
      where status = 'confirmed' and (choice <> '' or rhythm <> 'every'
        or paused_until is not null or catch_up_since is not null)`.execute(db);
  },
};
