import {
  listPendingTexts,
  setReviewStates,
  updateReview,
  type Database,
  type Transaction,
} from '@galley/db';
import { keyColumns } from './key-columns.ts';

/**
 * Takes reviews out of their issue into the queue, under the newsletter's lock. What was edited
 * since, but not applied, comes along: no issue's bytes depend on it any more.
 */
export async function leaveIssue(
  trx: Transaction<Database>,
  ids: readonly string[],
  now: Date,
): Promise<void> {
  for (const { id, pending } of await listPendingTexts(trx, ids)) {
    if (pending === null) continue;
    const document = JSON.stringify(pending);
    await updateReview(trx, id, { document, ...keyColumns(pending), pending: null });
  }
  await setReviewStates(trx, ids, 'queued', now);
}
