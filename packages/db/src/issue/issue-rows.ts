import type { Extent } from '@galley/core/issue';
import type { Review } from '@galley/core/review';
import {
  sql,
  type Insertable,
  type Kysely,
  type Selectable,
  type Transaction,
  type Updateable,
} from 'kysely';
import type { Database } from '../schema/database.ts';
import { readVisible } from './is-visible.ts';
import type { IssueTable } from './issue-table.ts';
import type { ReviewRow } from '../review/review-rows.ts';

export type IssueRow = Selectable<IssueTable>;

const issuesOf = (db: Kysely<Database>, newsletterId: string) =>
  db.selectFrom('issue').selectAll().where('newsletter_id', '=', newsletterId);

/**
 * Finds the issue that has a number; if none does, the last one that did until it was cancelled.
 */
export const findIssueByNumber = async (
  db: Kysely<Database>,
  newsletterId: string,
  number: number,
): Promise<IssueRow | undefined> =>
  issuesOf(db, newsletterId)
    .where('number', '=', number)
    .orderBy('number_is_free')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();

export const readIssueRow = async (db: Kysely<Database>, id: string): Promise<IssueRow> =>
  db.selectFrom('issue').selectAll().where('id', '=', id).executeTakeFirstOrThrow();

/** Locks an issue. A caller that also needs its newsletter locks that first. */
export const lockIssue = async (trx: Transaction<Database>, id: string): Promise<IssueRow> =>
  trx
    .selectFrom('issue')
    .selectAll()
    .where('id', '=', id)
    .forNoKeyUpdate()
    .executeTakeFirstOrThrow();

/**
 * Lists a newsletter's issues, the latest first; an urgent correction stands above the issue that was
 * the latest when it was made.
 */
export const listIssueRows = async (
  db: Kysely<Database>,
  newsletterId: string,
): Promise<IssueRow[]> =>
  issuesOf(db, newsletterId)
    .orderBy(
      sql`case when corrects is null then number else (
        select max(before.number) from issue before
        where before.newsletter_id = issue.newsletter_id and before.id < issue.id) end`,
      'desc',
    )
    .orderBy(sql`corrects is null`)
    .orderBy('id', 'desc')
    .execute();

/** Lists issues by id, the latest first, so that no page skips or repeats any. */
export const listIssuePage = async (
  db: Kysely<Database>,
  newsletterId: string,
  { after, limit }: { readonly after: string | null; readonly limit: number },
): Promise<IssueRow[]> =>
  issuesOf(db, newsletterId)
    .$if(after !== null, (query) => query.where('id', '<', after))
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();

/** Lists the issues that people can still change. */
export const listOpenIssues = async (
  db: Kysely<Database>,
  newsletterId: string,
): Promise<IssueRow[]> =>
  issuesOf(db, newsletterId)
    .where('state', 'in', ['draft', 'approved', 'held'])
    .orderBy('number')
    .execute();

/** Lists the open issues that hold a review, and locks them. */
export const listOpenIssuesOf = async (
  trx: Transaction<Database>,
  reviewId: string,
): Promise<IssueRow[]> =>
  trx
    .selectFrom('issue')
    .selectAll()
    .where('state', 'in', ['draft', 'approved', 'held'])
    .where((eb) =>
      eb.exists(
        eb
          .selectFrom('issue_review')
          .select('review_id')
          .whereRef('issue_review.issue_id', '=', 'issue.id')
          .where('review_id', '=', reviewId),
      ),
    )
    .orderBy('id')
    .forNoKeyUpdate()
    .execute();

/** True once an issue with this review is out: it can no longer be taken back without a trace. */
export async function wasSent(db: Kysely<Database>, reviewId: string): Promise<boolean> {
  const row = await db
    .selectFrom('issue')
    .innerJoin('issue_review', 'issue_review.issue_id', 'issue.id')
    .select('issue.id')
    .where('issue_review.review_id', '=', reviewId)
    .where(await readVisible(db))
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** Finds the issue that brings a correction alone, whether open or sent; cancelled ones don't count. */
export const findUrgentCorrection = async (
  db: Kysely<Database>,
  correctionId: string,
): Promise<IssueRow | undefined> =>
  db
    .selectFrom('issue')
    .selectAll()
    .where('corrects', '=', correctionId)
    .where('state', '<>', 'cancelled')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();

/** A review with how much of it its issue's mail holds. */
export type IssueReviewRow = ReviewRow & {
  readonly extent: Extent;
  readonly featured_in: number | null;
};

const reviewsOf = (db: Kysely<Database>, issueId: string) =>
  db
    .selectFrom('issue_review')
    .innerJoin('review', 'review.id', 'issue_review.review_id')
    .selectAll('review')
    .select(['issue_review.extent', 'issue_review.featured_in'])
    .where('issue_review.issue_id', '=', issueId)
    .orderBy('issue_review.position');

/** Lists an issue's reviews in its order, with the texts that its bytes were made from. */
export async function listIssueReviews(
  db: Kysely<Database>,
  issueId: string,
): Promise<IssueReviewRow[]> {
  const rows = await reviewsOf(db, issueId)
    .select(['issue_review.document as compiled', 'issue_review.corrections as includes'])
    .execute();
  return rows.map(({ compiled: document, includes: corrections, ...row }) => ({
    ...row,
    document,
    corrections,
  }));
}

/** Lists an issue's reviews in its order, with the texts that compiling it again takes. */
export const listReviewsToCompile = async (
  db: Kysely<Database>,
  issueId: string,
): Promise<IssueReviewRow[]> => reviewsOf(db, issueId).execute();

export async function insertIssue(
  trx: Transaction<Database>,
  row: Omit<Insertable<IssueTable>, 'names_slot'>,
): Promise<IssueRow> {
  const { names_slot } = await trx
    .selectFrom('installation')
    .select(sql<boolean>`slots_named_from <= now()`.as('names_slot'))
    .executeTakeFirstOrThrow();
  return trx
    .insertInto('issue')
    .values({ ...row, names_slot })
    .returningAll()
    .executeTakeFirstOrThrow();
}

export const updateIssue = async (
  trx: Transaction<Database>,
  id: string,
  change: Updateable<IssueTable>,
): Promise<IssueRow> =>
  trx
    .updateTable('issue')
    .set(change)
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow();

/** Sets which reviews an issue holds, in order, with their texts and how much of each it shows. */
export async function replaceIssueReviews(
  trx: Transaction<Database>,
  issueId: string,
  reviews: readonly {
    readonly id: string;
    readonly review: Review;
    readonly extent: Extent;
    readonly featuredIn: number | null;
  }[],
): Promise<void> {
  await trx.deleteFrom('issue_review').where('issue_id', '=', issueId).execute();
  if (reviews.length === 0) return;
  await trx
    .insertInto('issue_review')
    .values((eb) =>
      reviews.map(({ id, review, extent, featuredIn }, index) => ({
        issue_id: issueId,
        review_id: id,
        position: index + 1,
        extent,
        featured_in: featuredIn,
        document: JSON.stringify(review),
        corrections: eb.selectFrom('review').select('corrections').where('id', '=', id),
      })),
    )
    .execute();
}
