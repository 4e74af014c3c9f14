import type { Kysely, Selectable, Transaction, Updateable } from 'kysely';
import type { Database } from '../schema/database.ts';
import type { FoundIssueTable } from './found-issue-table.ts';
import type { RestoreReviewTable } from './restore-review-table.ts';

export type RestoreReviewRow = Selectable<RestoreReviewTable>;
export type FoundIssueRow = Selectable<FoundIssueTable>;

/** Reads what was found out since the restore; undefined if nothing was restored. */
export const readRestoreReview = async (
  db: Kysely<Database>,
): Promise<RestoreReviewRow | undefined> =>
  db.selectFrom('restore_review').selectAll().executeTakeFirst();

export async function updateRestoreReview(
  db: Kysely<Database>,
  change: Updateable<RestoreReviewTable>,
): Promise<void> {
  await db.updateTable('restore_review').set(change).execute();
}

/** Lists the issues that the provider's list showed, the latest first. */
export const listFoundIssues = async (db: Kysely<Database>): Promise<FoundIssueRow[]> =>
  db.selectFrom('found_issue').selectAll().orderBy('last_at', 'desc').execute();

/** Forgets how far the provider's list was read, so that it is read from its newest mail again. */
export async function beginListAgain(trx: Transaction<Database>): Promise<void> {
  await trx.deleteFrom('found_issue').execute();
  await updateRestoreReview(trx, {
    list_cursor: null,
    list_mails: 0,
    list_oldest_at: null,
    list_complete_at: null,
    list_trouble: null,
  });
}
