import type { Review } from '@galley/core/review';
import { sql, type Kysely } from 'kysely';
import type { Database } from '../schema/database.ts';

/**
 * Selects issues that were sent or are being sent; no page shows others. Until its undo window ends
 * an issue can be cancelled without a trace, so it has no page yet. One that is cancelled later
 * keeps its page, because sent mails link to it.
 */
const isVisible = sql<boolean>`(
  issue.state in ('sending', 'paused', 'sent')
    and (issue.send_after is null or issue.send_after <= now())
  or issue.state = 'cancelled' and exists (
    select from batch where batch.issue_id = issue.id and batch.state in ('accepted', 'uncertain')
  )
)`;

/** Postgres refuses a text with U+0000, and a requested URL may contain one. */
const hasNullCharacter = (text: string): boolean => text.includes('\0');

export interface SiteIssueEntry {
  readonly id: string;
  readonly number: number;
  readonly subject: string;
  readonly preheader: string;
  /** The day that its mail is dated, `YYYY-MM-DD`. */
  readonly datedOn: string;
  readonly reviews: readonly Pick<Review, 'title' | 'outlet'>[];
}

/** Lists a newsletter's visible issues with their reviews' titles, the latest first. */
export async function listSiteIssues(
  db: Kysely<Database>,
  newsletterId: string,
  limit: number,
): Promise<SiteIssueEntry[]> {
  const { rows } = await sql<SiteIssueEntry>`
    select issue.id, issue.number, issue.subject, issue.preheader,
      issue.dated_on as "datedOn",
      coalesce(jsonb_agg(jsonb_build_object(
        'title', r.document ->> 'title', 'outlet', r.document ->> 'outlet'
      ) order by ir.position) filter (where r.id is not null), '[]') as reviews
    from issue
    left join issue_review ir on ir.issue_id = issue.id
    left join review r on r.id = ir.review_id
    where issue.newsletter_id = ${newsletterId} and ${isVisible}
    group by issue.id
    order by issue.number desc
    limit ${limit}`.execute(db);
  return rows;
}

export interface SiteReview {
  readonly slug: string;
  readonly document: Review;
}

export interface SiteIssue extends Omit<SiteIssueEntry, 'reviews'> {
  readonly reviews: readonly SiteReview[];
}

/** Finds a visible issue with its reviews in order. */
export async function findSiteIssue(
  db: Kysely<Database>,
  newsletterId: string,
  number: number,
): Promise<SiteIssue | null> {
  const issue = await db
    .selectFrom('issue')
    .select(['id', 'number', 'subject', 'preheader', 'dated_on as datedOn'])
    .where('newsletter_id', '=', newsletterId)
    .where('number', '=', number)
    .where(isVisible)
    .executeTakeFirst();
  if (issue === undefined) return null;
  const reviews = await db
    .selectFrom('issue_review')
    .innerJoin('review', 'review.id', 'issue_review.review_id')
    .select(['review.slug', 'review.document'])
    .where('issue_review.issue_id', '=', issue.id)
    .orderBy('issue_review.position')
    .execute();
  return { ...issue, reviews };
}

export interface SiteReviewInIssues extends SiteReview {
  readonly newsletterId: string;
  /** The visible issues that featured it, the latest first. */
  readonly issues: readonly Pick<SiteIssueEntry, 'number' | 'subject' | 'datedOn'>[];
}

/** Finds a review that a visible issue holds. */
export async function findSiteReview(
  db: Kysely<Database>,
  slug: string,
): Promise<SiteReviewInIssues | null> {
  if (hasNullCharacter(slug)) return null;
  const review = await db
    .selectFrom('review')
    .select(['id', 'slug', 'document', 'newsletter_id'])
    .where('slug', '=', slug)
    .executeTakeFirst();
  if (review === undefined) return null;
  const issues = await db
    .selectFrom('issue_review')
    .innerJoin('issue', 'issue.id', 'issue_review.issue_id')
    .select(['issue.number', 'issue.subject', 'issue.dated_on as datedOn'])
    .where('issue_review.review_id', '=', review.id)
    .where(isVisible)
    .orderBy('issue.number', 'desc')
    .execute();
  if (issues.length === 0) return null;
  const { document, newsletter_id: newsletterId } = review;
  return { slug, document, newsletterId, issues };
}

/** The newsletters and numbers of issues; an id that can't be one is left out, as if unknown. */
export async function listIssueNames(
  db: Kysely<Database>,
  ids: readonly string[],
): Promise<{ readonly id: string; readonly title: string; readonly number: number }[]> {
  const known = ids.filter((id) => /^\d{1,18}$/.test(id));
  if (known.length === 0) return [];
  return db
    .selectFrom('issue')
    .innerJoin('newsletter', 'newsletter.id', 'issue.newsletter_id')
    .select(['issue.id', 'newsletter.title', 'issue.number'])
    .where('issue.id', 'in', known)
    .execute();
}
