import { sql, type Kysely } from 'kysely';
import type { Database } from '../schema/database.ts';

/**
 * Claims the next look through Resend's list of received mails, for one process at a time.
 *
 * @returns false until it is time
 */
export async function claimInboundSweep(
  db: Kysely<Database>,
  everySeconds: number,
): Promise<boolean> {
  const { rows } = await sql`
    update inbound_sweep set next_at = now() + make_interval(secs => ${everySeconds})
    where next_at <= now() returning 1`.execute(db);
  return rows.length > 0;
}

/**
 * Removes what is known of mails that came in before an instant.
 *
 * @returns how many there were
 */
export async function dropInboundMails(db: Kysely<Database>, before: Date): Promise<number> {
  const { numDeletedRows } = await db
    .deleteFrom('inbound_mail')
    .where('received_at', '<', before)
    .where('results', 'is not', null)
    .executeTakeFirst();
  return Number(numDeletedRows);
}
