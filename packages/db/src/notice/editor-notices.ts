import { sql, type Transaction } from 'kysely';
import type { Database } from '../schema/database.ts';

/**
 * Queues a mail to each editor about an issue that is held or waits for approval, once per issue
 * and editor, under the issue's lock. Returns how many are new.
 */
export async function insertEditorNotices(
  trx: Transaction<Database>,
  notice: {
    readonly kind: 'held' | 'reminder';
    readonly newsletterId: string;
    readonly issueId: string;
    readonly editors: readonly string[];
    readonly now: Date;
  },
): Promise<number> {
  const { kind, newsletterId, issueId, editors, now } = notice;
  const { rows } = await sql`
    insert into notice (kind, newsletter_id, issue_id, address, created_at)
    select ${kind}, ${newsletterId}, ${issueId}, editor, ${now}
    from unnest(${[...editors]}::text[]) as editor
    where not exists (
      select from notice n
      where n.kind = ${kind} and n.issue_id = ${issueId} and n.address = editor
    )
    returning id`.execute(trx);
  return rows.length;
}
