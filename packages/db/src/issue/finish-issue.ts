import { balanceCounts } from '@galley/core/delivery';
import { sql, type Kysely, type Transaction } from 'kysely';
import type { Database } from '../schema/database.ts';
import { deliveryCounts } from '../delivery/delivery-counts.ts';
import { announceIssue } from '../live/announce-issue.ts';
import { pauseSending } from './issue-sending.ts';

export type FinishIssue =
  | { readonly kind: 'sent' }
  /** Some of it has still to be sent, or it is not being sent at all. */
  | { readonly kind: 'open' }
  /** Nothing is left to send, but the counts do not add up, so it was paused. */
  | { readonly kind: 'uneven'; readonly detail: string };

/**
 * Marks an issue sent if its audience is complete, no batch is open and every reader of the
 * audience is accounted for, in one transaction. If the counts do not add up, something is broken,
 * so it is paused with an alarm instead.
 */
export const finishIssue = async (db: Kysely<Database>, issueId: string): Promise<FinishIssue> =>
  db.transaction().execute(async (trx) => {
    if (await isAnyOpen(trx, issueId)) return { kind: 'open' };
    const issue = await trx
      .selectFrom('issue')
      .select('audience')
      .where('id', '=', issueId)
      .where('state', '=', 'sending')
      .where('frozen_at', 'is not', null)
      .forNoKeyUpdate()
      .executeTakeFirst();
    if (issue === undefined) return { kind: 'open' };
    const balance = balanceCounts(issue.audience, await deliveryCounts(trx, issueId));
    if (balance.kind === 'uneven') {
      // The last of the audience may have been frozen between the first look and the lock.
      if (await isAnyOpen(trx, issueId)) return { kind: 'open' };
      const { detail } = balance;
      await pauseSending(trx, issueId, { reason: 'uneven-counts', detail, resumeAt: null });
      return { kind: 'uneven', detail };
    }
    await trx
      .updateTable('issue')
      .set({ state: 'sent', sent_at: sql<Date>`now()`, updated_at: sql<Date>`now()` })
      .where('id', '=', issueId)
      .execute();
    await announceIssue(trx, issueId);
    return { kind: 'sent' };
  });

async function isAnyOpen(trx: Transaction<Database>, issueId: string): Promise<boolean> {
  const open = await trx
    .selectFrom('batch')
    .select('id')
    .where('issue_id', '=', issueId)
    .where('state', 'in', ['prepared', 'attempted'])
    .limit(1)
    .executeTakeFirst();
  return open !== undefined;
}
