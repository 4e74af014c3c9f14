import type { Insertable, Kysely, Selectable, Transaction } from 'kysely';
import type { Database } from '../schema/database.ts';
import type { CorrectionTable } from './correction-table.ts';

export type CorrectionRow = Selectable<CorrectionTable>;

export const insertCorrection = async (
  trx: Transaction<Database>,
  row: Insertable<CorrectionTable>,
): Promise<CorrectionRow> =>
  trx.insertInto('correction').values(row).returningAll().executeTakeFirstOrThrow();

/** Lists the corrections of a review, the latest first. */
export const listCorrections = async (
  db: Kysely<Database>,
  reviewId: string,
): Promise<CorrectionRow[]> =>
  db
    .selectFrom('correction')
    .selectAll()
    .where('review_id', '=', reviewId)
    .orderBy('number', 'desc')
    .execute();

/** The numbers of the issues that went out with a text without this correction, the latest first. */
export async function listUncorrectedIssues(
  db: Kysely<Database>,
  { review_id: reviewId, number }: Pick<CorrectionRow, 'review_id' | 'number'>,
): Promise<readonly number[]> {
  const rows = await db
    .selectFrom('issue_review')
    .innerJoin('issue', 'issue.id', 'issue_review.issue_id')
    .select('issue.number')
    .where('issue_review.review_id', '=', reviewId)
    .where('issue_review.corrections', '<', number)
    .where('issue.state', 'in', ['sending', 'paused', 'sent'])
    .orderBy('issue.number', 'desc')
    .execute();
  return rows.map((row) => row.number);
}

/**
 * The numbers of the issues with a review whose deliveries were dropped, so that nobody can say who
 * got it.
 */
export async function listForgottenIssues(
  db: Kysely<Database>,
  reviewId: string,
): Promise<readonly number[]> {
  const rows = await db
    .selectFrom('issue_review')
    .innerJoin('issue', 'issue.id', 'issue_review.issue_id')
    .select('issue.number')
    .where('issue_review.review_id', '=', reviewId)
    .where('issue.final_counts', 'is not', null)
    .orderBy('issue.number')
    .execute();
  return rows.map((row) => row.number);
}
