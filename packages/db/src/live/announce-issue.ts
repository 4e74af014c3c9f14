import type { Transaction } from 'kysely';
import type { Database } from '../schema/database.ts';
import { announceChange } from './announce-change.ts';

/** Announces that an issue has changed in a way that no act records. */
export async function announceIssue(trx: Transaction<Database>, issueId: string): Promise<void> {
  const { newsletter_id: newsletterId } = await trx
    .selectFrom('issue')
    .select('newsletter_id')
    .where('id', '=', issueId)
    .executeTakeFirstOrThrow();
  await announceChange(trx, { what: 'issue', id: issueId, version: null, newsletterId });
}
