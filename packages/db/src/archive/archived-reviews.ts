import type { Review } from '@galley/core/review';
import { sql, type Kysely } from 'kysely';
import { readVisible } from '../issue/is-visible.ts';
import type { ReviewHead } from '../review/review-table.ts';
import type { Database } from '../schema/database.ts';

/** A review in the archive, under the issue that featured it first. */
export interface ArchivedReview {
  readonly slug: string;
  readonly head: ReviewHead;
  readonly issue: { readonly number: number; readonly datedOn: string };
}

/** A review with its whole text, for those who subscribe to a feed. */
export interface FeedReview {
  readonly id: string;
  readonly slug: string;
  readonly document: Review;
  readonly issue: { readonly number: number; readonly datedOn: string };
  /** When its issue went out. */
  readonly sentAt: Date;
  /** What was corrected since, the latest first. */
  readonly corrections: readonly NotedCorrection[];
}

/** What was wrong in a review, and when that was corrected. */
export interface NotedCorrection {
  readonly note: string;
  readonly at: Date;
}

/** Which reviews a feed has. */
export interface FeedOf {
  readonly outlet?: string | undefined;
  /** At least so many of five stars. */
  readonly stars?: number | undefined;
}

/** Lists the reviews of the latest visible issues, in the order of reading. */
export async function listFeedReviews(
  db: Kysely<Database>,
  newsletterId: string,
  { outlet, stars, limit }: FeedOf & { readonly limit: number },
): Promise<FeedReview[]> {
  const { rows } = await sql<FeedReview>`
    select review.id, review.slug, review.document,
      jsonb_build_object('number', issue.number, 'datedOn', issue.dated_on) as issue,
      coalesce(issue.send_after, issue.released_at, issue.dated_on::timestamp at time zone 'UTC') as "sentAt",
      ${notedCorrections} as corrections
    from archived_review its
    join issue on issue.id = its.issue_id
    join review on review.id = its.review_id
    where its.newsletter_id = ${newsletterId} and ${await readVisible(db)}
      and (${outlet ?? null}::text is null or its.outlet = ${outlet ?? null})
      and (${stars ?? null}::float8 is null or its.stars >= ${stars ?? null})
    order by issue.dated_on desc, issue.number desc, its.place
    limit ${limit}`.execute(db);
  return rows.map((row) => ({ ...row, corrections: row.corrections.map(withDate) }));
}

const notedCorrections = sql`(
  select coalesce(jsonb_agg(jsonb_build_object('note', c.note, 'at', c.at) order by c.number desc), '[]')
  from correction c where c.review_id = review.id)`;

/** JSON has no dates. */
const withDate = ({ note, at }: NotedCorrection): NotedCorrection => ({ note, at: new Date(at) });

/** How often a name appears in the archive. */
export interface ArchiveName {
  readonly name: string;
  readonly count: number;
}

/** The outlets and authors that appear most often among the visible reviews. */
export async function listArchiveNames(
  db: Kysely<Database>,
  newsletterId: string,
  most: number,
): Promise<{ readonly outlets: readonly ArchiveName[]; readonly authors: readonly ArchiveName[] }> {
  const isVisible = await readVisible(db);
  const of = (names: 'outlets' | 'authors') => sql<ArchiveName>`
    select name, count(*)::int as count
    from archived_review its
    join issue on issue.id = its.issue_id
    ${names === 'outlets' ? sql`cross join lateral (select its.outlet) as each (name)` : sql`cross join lateral unnest(its.authors) as each (name)`}
    where its.newsletter_id = ${newsletterId} and name <> '' and ${isVisible}
    group by name order by count desc, name limit ${most}`;
  return {
    outlets: (await of('outlets').execute(db)).rows,
    authors: (await of('authors').execute(db)).rows,
  };
}

/** A page for the sitemap: which one, and the day it was written. */
export interface SitemapPage {
  readonly kind: 'issue' | 'review';
  readonly newsletter: { readonly slug: string; readonly isDefault: boolean };
  /** An issue's number or a review's slug. */
  readonly name: string;
  readonly changedAt: Date;
}

/** Lists visible issues and the reviews in them, the latest first. */
export async function listSitemapPages(
  db: Kysely<Database>,
  limit: number,
): Promise<SitemapPage[]> {
  const { rows } = await sql<SitemapPage>`
    with visible as (
      select issue.id, issue.number, newsletter.slug, newsletter.is_default,
        coalesce(issue.send_after, issue.released_at, issue.dated_on::timestamp at time zone 'UTC') as at
      from issue join newsletter on newsletter.id = issue.newsletter_id
      where ${await readVisible(db)} and not newsletter.is_sample
    )
    select kind, jsonb_build_object('slug', slug, 'isDefault', is_default) as newsletter, name,
      at as "changedAt"
    from (
      select 'issue' as kind, slug, is_default, number::text as name, at from visible
      union all
      select 'review', visible.slug, is_default, review.slug,
        greatest(at, (select max(c.at) from correction c where c.review_id = review.id))
      from visible
      join archived_review its on its.issue_id = visible.id
      join review on review.id = its.review_id
    ) pages
    order by at desc, kind, name
    limit ${limit}`.execute(db);
  return rows;
}
