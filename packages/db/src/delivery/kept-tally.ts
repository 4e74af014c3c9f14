import type { DeliveryTally } from '@galley/core/delivery';
import { sql, type Kysely, type Transaction } from 'kysely';
import type { Database } from '../schema/database.ts';

/** What an issue's last sending said: sending it again, or a late acceptance, changes it. */
export interface SendingMark {
  readonly sentAt: Date | null;
  /** How many mails its batches say were accepted. */
  readonly accepted: number;
}

export interface KeptTally {
  /** Null if nothing is kept, or something has changed since. */
  readonly tally: DeliveryTally | null;
  /** What a new tally replaces: the version, and the changes that it includes. */
  readonly replaces: { readonly version: number; readonly changes: readonly string[] };
}

/**
 * Lists what has changed deliveries of an issue since its tally was kept. Read before the snapshot in
 * which the tally is read: on several machines, the one that has the changes shows a later moment than
 * the one that has the tally, and would hide what a newer tally includes.
 */
export async function listDeliveryChanges(
  db: Kysely<Database>,
  issueId: string,
): Promise<readonly string[]> {
  const changes = await db
    .selectFrom('delivery_change')
    .select('id')
    .where('issue_id', '=', issueId)
    .execute();
  return changes.map(({ id }) => id);
}

/**
 * Reads the kept tally of an issue, in the same snapshot in which a new one would be counted.
 *
 * @param changes from `listDeliveryChanges`, before that snapshot
 */
export async function readTally(
  trx: Transaction<Database>,
  issueId: string,
  mark: SendingMark,
  changes: readonly string[],
): Promise<KeptTally> {
  const kept = await trx
    .selectFrom('issue_tally')
    .select(['version', 'tally', 'sent_at', 'accepted'])
    .where('issue_id', '=', issueId)
    .executeTakeFirst();
  const holds =
    kept !== undefined &&
    changes.length === 0 &&
    kept.accepted === mark.accepted &&
    kept.sent_at?.getTime() === mark.sentAt?.getTime();
  return {
    tally: holds ? kept.tally : null,
    replaces: { version: kept?.version ?? 0, changes },
  };
}

/**
 * Keeps a tally, unless another was kept since its snapshot. It removes only the changes that it
 * includes, so what came later still makes it void.
 */
export async function keepTally(
  db: Kysely<Database>,
  issueId: string,
  counted: SendingMark & Pick<KeptTally, 'replaces'> & { readonly tally: DeliveryTally },
): Promise<void> {
  const { version, changes } = counted.replaces;
  const { rows } = await sql`
    insert into issue_tally as t (issue_id, version, tally, sent_at, accepted)
    values (${issueId}, ${version + 1}, ${JSON.stringify(counted.tally)}, ${counted.sentAt},
      ${counted.accepted})
    on conflict (issue_id) do update set version = excluded.version, tally = excluded.tally,
      sent_at = excluded.sent_at, accepted = excluded.accepted
    where t.version = ${version}
    returning 1`.execute(db);
  if (rows.length === 0 || changes.length === 0) return;
  // If it is killed here, the tally is void and is counted again.
  await sql`
    delete from delivery_change
    where issue_id = ${issueId} and id = any (${changes}::bigint[])`.execute(db);
}

/** Forgets the tally of an issue whose deliveries are dropped. */
export async function dropTally(trx: Transaction<Database>, issueId: string): Promise<void> {
  await trx.deleteFrom('issue_tally').where('issue_id', '=', issueId).execute();
  await trx.deleteFrom('delivery_change').where('issue_id', '=', issueId).execute();
}
