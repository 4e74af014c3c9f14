import { sql, type Kysely, type Selectable } from 'kysely';
import type { Database } from '../schema/database.ts';
import type { IssueTable } from './issue-table.ts';

/** An issue of a newsletter that may wait for a person. */
export type AwaitingIssue = Pick<Selectable<IssueTable>, (typeof COLUMNS)[number]>;

const COLUMNS = [
  'id',
  'newsletter_id',
  'number',
  'subject',
  'state',
  'reason',
  'due_at',
  'resume_at',
  'content_hash',
] as const;

/** Lists the issues that are open or paused. */
export const listAwaitingIssues = async (
  db: Kysely<Database>,
  newsletterId: string,
): Promise<AwaitingIssue[]> =>
  db
    .selectFrom('issue')
    .select(COLUMNS)
    .where('newsletter_id', '=', newsletterId)
    .where('state', 'in', ['draft', 'approved', 'held', 'paused'])
    .orderBy('id')
    .execute();

/** The issue that was compiled last and not cancelled. */
export const findLatestIssue = async (
  db: Kysely<Database>,
  newsletterId: string,
): Promise<AwaitingIssue | undefined> =>
  db
    .selectFrom('issue')
    .select(COLUMNS)
    .where('newsletter_id', '=', newsletterId)
    .where('state', '<>', 'cancelled')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();

/** Counts the uncertain readers of each issue that has any. */
export async function listUncertainIssues(
  db: Kysely<Database>,
  newsletterId: string,
): Promise<readonly (AwaitingIssue & { readonly readers: number })[]> {
  const { rows } = await sql<AwaitingIssue & { readonly batches: readonly string[] }>`
    select ${sql.join(COLUMNS.map((column) => sql.ref(`issue.${column}`)))}, open.batches
    from issue join (
      select issue_id, array_agg(id::text) as batches
      from batch where state = 'uncertain' group by issue_id
    ) open on open.issue_id = issue.id
    where issue.newsletter_id = ${newsletterId}
    order by issue.id`.execute(db);
  const counted = [];
  for (const { batches, ...issue } of rows) {
    // One issue at a time: a query over all issues would be planned for each one's partition.
    const { readers } = await db
      .selectFrom('delivery')
      .select(sql<number>`count(*)::integer`.as('readers'))
      .where('issue_id', '=', issue.id)
      .where('batch_id', 'in', batches)
      .where('state', '=', 'uncertain')
      .executeTakeFirstOrThrow();
    if (readers > 0) counted.push({ ...issue, readers });
  }
  return counted;
}

/** A review of an open issue with edits that the issue doesn't hold. */
export interface PendingReview {
  readonly issueId: string;
  readonly id: string;
  readonly title: string;
}

/** Lists the reviews of these issues with edits that wait to be applied, in the issues' order. */
export const listPendingReviews = async (
  db: Kysely<Database>,
  issueIds: readonly string[],
): Promise<PendingReview[]> =>
  issueIds.length === 0
    ? []
    : db
        .selectFrom('issue_review')
        .innerJoin('review', 'review.id', 'issue_review.review_id')
        .select([
          'issue_review.issue_id as issueId',
          'review.id',
          sql<string>`review.pending->>'title'`.as('title'),
        ])
        .where('issue_review.issue_id', 'in', issueIds)
        .where('review.state', '=', 'compiled')
        .where('review.pending', 'is not', null)
        .orderBy('issue_review.issue_id')
        .orderBy('issue_review.position')
        .execute();
