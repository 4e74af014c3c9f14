import { sql, type Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/**
 * Corrections of sent reviews, and the texts that issues went out with (ADR 53). No text of a sent
 * issue could change until now. Reviews of a cancelled issue may have gone on, so their texts are
 * looked up in the history.
 */
const statements = [
  `alter table review add column corrections integer not null default 0`,
  `alter table issue_review
    add column document jsonb,
    add column corrections integer not null default 0`,
  `update issue_review its set document = coalesce(
      case when issue.state = 'cancelled' and review.pending is null then (
        select v.document from review_version v
        where v.review_id = its.review_id and v.at <= coalesce(issue.released_at, issue.cancelled_at)
        order by v.version desc limit 1
      ) end,
      review.document)
    from issue, review where issue.id = its.issue_id and review.id = its.review_id`,
  `alter table issue_review alter column document set not null`,
  `create table correction (
    id bigint generated always as identity primary key,
    newsletter_id bigint not null references newsletter,
    review_id bigint not null references review,
    -- Counts the corrections of its review, from 1.
    number integer not null check (number > 0),
    note text not null,
    before jsonb not null,
    after jsonb not null,
    -- The review's version with the corrected text.
    version integer not null,
    at timestamptz not null,
    -- Who is told in the next issue: those who got the old text, everybody, or nobody.
    readers text not null check (readers in ('old', 'everybody', 'nobody')),
    unique (review_id, number)
  )`,
  `create index correction_of_newsletter on correction (newsletter_id, at)`,
  // Which corrections an issue carries.
  `create table issue_correction (
    issue_id bigint not null references issue,
    correction_id bigint not null references correction,
    -- True if there would be too many renditions to tell old readers apart.
    to_everybody boolean not null,
    primary key (issue_id, correction_id)
  )`,
  // A rendition with corrections is another one, its base, with more.
  `alter table rendition
    add column base text,
    add column corrections text not null default ''`,
];

export const corrections: Migration = {
  async up(db: Kysely<unknown>) {
    for (const statement of statements) await sql.raw(statement).execute(db);
  },
};
