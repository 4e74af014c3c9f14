import { sql, type Transaction } from 'kysely';
import { readOwed } from '../../audience/waiting-corrections.ts';
import { waitsForIssue } from '../../audience/waits-for-issue.ts';
import { isUniqueViolation } from '../../data-error.ts';
import type { Database } from '../../schema/database.ts';
import { addDeliveries } from './add-deliveries.ts';
import { followAddresses } from './follow-addresses.ts';
import type { FreezingIssue } from './freezing-issue.ts';
import { frozenElsewhere } from './moved-readers.ts';
import { readOffer } from './offer.ts';
import { storeBatches, takeNumbers } from './plan-batches.ts';
import { countFrozen, readIds, type ReaderRange } from './reader-range.ts';

/**
 * Freezes the readers of a range, and plans them into batches.
 *
 * @returns how many readers were added
 */
export async function freezeReaders(
  trx: Transaction<Database>,
  issue: FreezingIssue,
  range: ReaderRange,
): Promise<number> {
  const { issueId, question, corrections } = issue;
  let ids: Promise<readonly string[]> | undefined;
  // Only where what they got earlier matters.
  const readRange = () => (ids ??= readIds(trx, range));
  const waiting = await waitsForIssue(trx, question, readRange);
  const owed = corrections.length === 0 ? [] : await readOwed(trx, corrections, await readRange());
  const offer = await readOffer(trx, issueId);
  const elsewhere = await frozenElsewhere(trx, issue, range);
  const numbers = await takeNumbers(trx, issueId, range);
  const add = async (isTaken: boolean): Promise<number> =>
    addDeliveries(trx, issue, range, {
      offer,
      waiting,
      owed,
      elsewhere,
      batchIds: numbers.ids,
      isTaken,
    });
  await sql`savepoint before_chunk`.execute(trx);
  const added = await add(false).catch(async (error: unknown) => {
    // An address has changed hands; or, on a cluster, the coordinator ended between two commits, its
    // worker's of these readers and its own of the cursor.
    if (!isUniqueViolation(error)) throw error;
    await sql`rollback to savepoint before_chunk`.execute(trx);
    await followAddresses(trx, issueId, range);
    const added = await add(true);
    return issue.found ? added : countFrozen(trx, issueId, range);
  });
  await storeBatches(trx, issueId, range, numbers);
  return added;
}
