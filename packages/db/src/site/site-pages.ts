import type { Review } from '@galley/core/review';
import { sql, type Kysely } from 'kysely';
import { listIssueCorrections, type SaidCorrection } from '../audience/waiting-corrections.ts';
import { readVisible } from '../issue/is-visible.ts';
import type { Database } from '../schema/database.ts';

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
  { limit, offset = 0 }: { readonly limit: number; readonly offset?: number },
): Promise<SiteIssueEntry[]> {
  const { rows } = await sql<SiteIssueEntry>`
    select issue.id, issue.number, issue.subject, issue.preheader,
      issue.dated_on as "datedOn",
      -- Of the listed issues alone: it is worked out after the limit.
      coalesce((
        select jsonb_agg(jsonb_build_object(
          'title', ir.document ->> 'title', 'outlet', ir.document ->> 'outlet'
        ) order by ir.position)
        from issue_review ir where ir.issue_id = issue.id
      ), '[]') as reviews
    from issue
    where issue.newsletter_id = ${newsletterId} and issue.number > 0 and ${await readVisible(db)}
    order by issue.number desc
    limit ${limit} offset ${offset}`.execute(db);
  return rows;
}

/** How many issues of a newsletter readers may see. */
export async function countSiteIssues(db: Kysely<Database>, newsletterId: string): Promise<number> {
  const { count } = await db
    .selectFrom('issue')
    .select(({ fn }) => fn.countAll<string>().as('count'))
    .where('newsletter_id', '=', newsletterId)
    .where('number', '>', 0)
    .where(await readVisible(db))
    .executeTakeFirstOrThrow();
  return Number(count);
}

/**
 * The seconds until an issue appears because its undo window ends, which no step announces; negative
 * if one has in the last `lately` seconds, and null if none has or is about to.
 */
export async function secondsToNextIssue(
  db: Kysely<Database>,
  lately: number,
): Promise<number | null> {
  const { rows } = await sql<{ seconds: number | null }>`
    select extract(epoch from min(send_after) - clock_timestamp())::float8 as seconds
    from issue where state in ('sending', 'paused', 'sent')
      and send_after > clock_timestamp() - make_interval(secs => ${lately})`.execute(db);
  return rows[0]?.seconds ?? null;
}

export interface SiteReview {
  readonly slug: string;
  readonly document: Review;
}

/** A review as an issue went out with it. */
export interface SiteIssueReview extends SiteReview {
  /** When it was last corrected since then; null if it wasn't. */
  readonly correctedAt: Date | null;
}

export interface SiteIssue extends Omit<SiteIssueEntry, 'reviews'> {
  /** The editor's note, in paragraphs with empty lines between them. */
  readonly note: string | null;
  readonly reviews: readonly SiteIssueReview[];
  /** Of reviews in earlier issues. */
  readonly corrections: readonly SaidCorrection[];
}

/** Finds a visible issue with its reviews in order, as it went out. */
export async function findSiteIssue(
  db: Kysely<Database>,
  newsletterId: string,
  number: number,
): Promise<SiteIssue | null> {
  const issue = await db
    .selectFrom('issue')
    .select(['id', 'number', 'subject', 'preheader', 'note', 'dated_on as datedOn'])
    .where('newsletter_id', '=', newsletterId)
    .where('number', '=', number)
    .where('number', '>', 0)
    .where(await readVisible(db))
    .executeTakeFirst();
  if (issue === undefined) return null;
  const reviews = await db
    .selectFrom('issue_review')
    .innerJoin('review', 'review.id', 'issue_review.review_id')
    .select(['review.slug', 'issue_review.document'])
    .select((eb) =>
      eb
        .selectFrom('correction')
        .select((c) => c.fn.max('correction.at').as('at'))
        .whereRef('correction.review_id', '=', 'issue_review.review_id')
        .whereRef('correction.number', '>', 'issue_review.corrections')
        .as('correctedAt'),
    )
    .where('issue_review.issue_id', '=', issue.id)
    .orderBy('issue_review.position')
    .execute();
  return { ...issue, reviews, corrections: await listIssueCorrections(db, issue.id) };
}

export interface SiteReviewInIssues extends SiteReview {
  readonly newsletterId: string;
  /** The visible issues that featured it, the latest first. */
  readonly issues: readonly Pick<SiteIssueEntry, 'number' | 'subject' | 'datedOn'>[];
  /** The latest first. */
  readonly corrections: readonly SiteCorrection[];
}

/** A correction with the texts before and after it. */
export interface SiteCorrection {
  readonly number: number;
  /** What was wrong, in paragraphs with empty lines between them. */
  readonly note: string;
  readonly at: Date;
  readonly before: Review;
  readonly after: Review;
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
    .where(await readVisible(db))
    .orderBy('issue.number', 'desc')
    .execute();
  if (issues.length === 0) return null;
  const { document, newsletter_id: newsletterId } = review;
  const corrections = await db
    .selectFrom('correction')
    .select(['number', 'note', 'at', 'before', 'after'])
    .where('review_id', '=', review.id)
    .orderBy('number', 'desc')
    .execute();
  return { slug, document, newsletterId, issues, corrections };
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
