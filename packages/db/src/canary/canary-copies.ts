import { sql, type Kysely, type Transaction } from 'kysely';
import type { Database } from '../schema/database.ts';

/**
 * Queues the mail of an issue to Galley's own address, unless it is queued already. Several
 * processes may begin an issue at once, and it may be sent again.
 */
export async function queueCanaryCopy(
  trx: Transaction<Database>,
  copy: { readonly issueId: string; readonly newsletterId: string; readonly address: string },
): Promise<boolean> {
  const { rows } = await sql`
    with copy as (
      insert into canary_copy (issue_id) values (${copy.issueId})
      on conflict (issue_id) do nothing
      returning issue_id, queued_at
    )
    insert into notice (kind, newsletter_id, issue_id, address, created_at)
    select 'canary-copy', ${copy.newsletterId}, issue_id, ${copy.address}, queued_at from copy
    returning id`.execute(trx);
  return rows.length > 0;
}

/** Notes that an issue's copy has come back in; the first arrival counts. */
export async function noteCanaryArrival(
  db: Kysely<Database>,
  issueId: string,
  at: Date,
): Promise<'arrived' | 'unknown'> {
  const { numUpdatedRows } = await db
    .updateTable('canary_copy')
    .set({ arrived_at: sql<Date>`coalesce(arrived_at, ${at})` })
    .where('issue_id', '=', issueId)
    .executeTakeFirst();
  return numUpdatedRows > 0n ? 'arrived' : 'unknown';
}

/** What is known of an issue's copy; null if none was mailed. */
export const findCanaryCopy = async (
  db: Kysely<Database>,
  issueId: string,
): Promise<{ readonly queuedAt: Date; readonly arrivedAt: Date | null } | null> =>
  (await db
    .selectFrom('canary_copy')
    .select(['queued_at as queuedAt', 'arrived_at as arrivedAt'])
    .where('issue_id', '=', issueId)
    .executeTakeFirst()) ?? null;
