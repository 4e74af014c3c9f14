import { sql, type Transaction, type UpdateObject } from 'kysely';
import type { Database } from '../../schema/database.ts';
import { endCatchUps } from './end-catch-ups.ts';
import { freezeReaders } from './freeze-readers.ts';
import { lockFreezingIssue } from './freezing-issue.ts';
import { nextReaders } from './next-readers.ts';

/** The result of one step of T0. */
export type FreezeStep =
  | { readonly kind: 'more'; readonly added: number }
  | { readonly kind: 'complete' }
  /** It is not being sent, its undo window is open, or another process is freezing it. */
  | { readonly kind: 'not-now' };

/**
 * T0: freezes the next readers of an issue's audience, bucket after bucket and in each in the order of
 * their ids, and plans them into batches, once the undo window is over. Takes one short transaction,
 * which locks the issue's row and stores its progress there, so a kill costs one chunk and repeats
 * nothing.
 *
 * Each reader is decided once: their choice names the rendition, and what they were sent before the
 * corrections that they get with it. A choice without approved bytes gives what the reader's latest
 * earlier choice gives that was decided with them, nothing too; if there is none, the next larger
 * rendition. Those who get none by their own wish are excluded; they count as audience, and are in
 * no batch.
 */
export async function freezeAudienceChunk(
  trx: Transaction<Database>,
  { issueId, chunk }: { readonly issueId: string; readonly chunk: number },
): Promise<FreezeStep> {
  const issue = await lockFreezingIssue(trx, issueId);
  if (issue === null) return { kind: 'not-now' };
  const note = async (progress: UpdateObject<Database, 'issue'>): Promise<void> => {
    await trx.updateTable('issue').set(progress).where('id', '=', issueId).execute();
  };
  const next = await nextReaders(trx, issue, chunk);
  if (next !== null) {
    const added = await freezeReaders(trx, issue, next.readers);
    await note({ ...next.progress, audience: sql<number>`audience + ${added}` });
    return { kind: 'more', added };
  }
  await note({ frozen_at: sql<Date>`now()` });
  if (issue.question.bestOf !== null) await endCatchUps(trx, issue);
  return { kind: 'complete' };
}
