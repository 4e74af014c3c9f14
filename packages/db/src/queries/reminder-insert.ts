import { sql, type Transaction } from 'kysely';
import type { Database } from '../tables/database.ts';

/**
 * Queues one mail to each editor about an issue that waits for approval, once per issue and editor;
 * under the issue's lock. Returns how many are new.
 */
export async function insertReminders(
  trx: Transaction<Database>,
  notice: {
    readonly newsletterId: string;
    readonly issueId: string;
    readonly editors: readonly string[];
    readonly now: Date;
  },
): Promise<number> {
  const { rows } = await sql`
    insert into notice (kind, newsletter_id, issue_id, address, created_at)
    select 'reminder', ${notice.newsletterId}, ${notice.issueId}, editor, ${notice.now}
    from unnest(${[...notice.editors]}::text[]) as editor
    where not exists (
      select from notice n
      where n.kind = 'reminder' and n.issue_id = ${notice.issueId} and n.address = editor
    )
    returning id`.execute(trx);
  return rows.length;
}
