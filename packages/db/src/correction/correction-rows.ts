import { sql, type Insertable, type Kysely, type Selectable, type Transaction } from 'kysely';
import type { Database } from '../schema/database.ts';
import { deliveriesOf } from '../schema/delivery-partition.ts';
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

/** An issue that went out with a review, and how many readers have it. */
export interface IssueWithText {
  readonly id: string;
  readonly number: number;
  readonly datedOn: string;
  /** Null once its deliveries were dropped. */
  readonly readers: number | null;
}

/**
 * Lists the issues that went out with a review, the latest first, and counts who has it in any of
 * them: the mail was accepted, or may have been.
 */
export async function countOldReaders(
  db: Kysely<Database>,
  reviewId: string,
): Promise<{ readonly issues: readonly IssueWithText[]; readonly readers: number }> {
  const rows = await db
    .selectFrom('issue_review')
    .innerJoin('issue', 'issue.id', 'issue_review.issue_id')
    .select(['issue.id', 'issue.number', 'issue.dated_on as datedOn'])
    .select(sql<boolean>`to_regclass('delivery_' || issue.id) is not null`.as('isKept'))
    .where('issue_review.review_id', '=', reviewId)
    .where('issue.state', 'in', ['sending', 'paused', 'sent'])
    .orderBy('issue.number', 'desc')
    .execute();
  const kept = rows.filter(({ isKept }) => isKept);
  if (kept.length === 0) {
    const issues = rows.map(({ id, number, datedOn }) => ({ id, number, datedOn, readers: null }));
    return { issues, readers: 0 };
  }
  const parts = kept.map(
    ({ id }) => sql`select ${id}::bigint as issue_id, subscriber_id from ${deliveriesOf(id)}
      where state in ('accepted', 'uncertain')`,
  );
  const { rows: counts } = await sql<{ issue_id: string | null; readers: number }>`
    with got as materialized (${sql.join(parts, sql` union all `)})
    select issue_id, count(distinct subscriber_id)::integer as readers from got
    group by grouping sets ((issue_id), ())`.execute(db);
  const of = (id: string | null): number =>
    counts.find((each) => each.issue_id === id)?.readers ?? 0;
  return {
    issues: rows.map(({ isKept, ...row }) => ({ ...row, readers: isKept ? of(row.id) : null })),
    readers: of(null),
  };
}
