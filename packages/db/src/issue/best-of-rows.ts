import { sql, type Kysely } from 'kysely';
import type { Database } from '../schema/database.ts';
import type { IssueRow } from './issue-rows.ts';
import type { ReviewRow } from '../review/review-rows.ts';

/** A review that an issue featured, and its position there. */
export interface FeaturedRow {
  readonly review: ReviewRow;
  readonly issueNumber: number;
  readonly position: number;
}

/**
 * Lists what the issues of a month featured, by the days that they are dated; best-of issues don't
 * count.
 */
export async function listFeaturedIn(
  db: Kysely<Database>,
  newsletterId: string,
  month: string,
): Promise<FeaturedRow[]> {
  const rows = await db
    .selectFrom('issue')
    .innerJoin('issue_review', 'issue_review.issue_id', 'issue.id')
    .innerJoin('review', 'review.id', 'issue_review.review_id')
    .selectAll('review')
    .select(['issue.number as issue_number', 'issue_review.position as place'])
    .where('issue.newsletter_id', '=', newsletterId)
    .where('issue.state', 'in', ['sending', 'paused', 'sent'])
    .where('issue.best_of', 'is', null)
    .where(sql<boolean>`to_char(issue.dated_on, 'YYYY-MM') = ${month}`)
    .orderBy('issue.number')
    .orderBy('issue_review.position')
    .execute();
  return rows.map(({ issue_number: issueNumber, place: position, ...review }) => ({
    review,
    issueNumber,
    position,
  }));
}

/** Finds the best-of issue of a month, whether open or sent; cancelled ones don't count. */
export const findBestOf = async (
  db: Kysely<Database>,
  newsletterId: string,
  month: string,
): Promise<IssueRow | undefined> =>
  db
    .selectFrom('issue')
    .selectAll()
    .where('newsletter_id', '=', newsletterId)
    .where('best_of', '=', month)
    .where('state', '<>', 'cancelled')
    .orderBy('number', 'desc')
    .executeTakeFirst();
