import { SWEEP_DAYS, sweepRoundAfter } from '@galley/core/feedback';
import { sql, type Kysely, type Transaction } from 'kysely';
import type { Database } from '../schema/database.ts';

/** The issue that Resend is being asked about, and the progress so far. */
export interface Sweep {
  readonly issueId: string;
  readonly round: number;
  readonly cursor: string;
  readonly asked: number;
}

/** An accepted mail without any event since. */
export interface SilentDelivery {
  readonly bucket: number;
  readonly subscriberId: string;
  readonly resendId: string;
}

const seconds = (value: number) => sql`make_interval(secs => ${value})`;

/**
 * Claims the sweep that is due, by the database's clock. All processes together run one at a time,
 * so that questions leave the rate to sending. After a kill, another process continues when the
 * lease ends.
 */
export const claimSweep = async (
  db: Kysely<Database>,
  leaseSeconds: number,
): Promise<Sweep | null> =>
  db.transaction().execute(async (trx) => {
    await sql`select pg_advisory_xact_lock(hashtext('galley feedback sweep'))`.execute(trx);
    await planSweeps(trx);
    const { rows } = await sql<Sweep>`
      update feedback_sweep set lease_until = now() + ${seconds(leaseSeconds)}
      where issue_id = (
        select issue_id from feedback_sweep where next_at <= now()
          and not exists (select from feedback_sweep where lease_until > now())
        order by next_at, issue_id limit 1
      )
      returning issue_id as "issueId", round, cursor, asked`.execute(trx);
    return rows[0] ?? null;
  });

/** Schedules a first round for every issue that has ended. */
async function planSweeps(trx: Transaction<Database>): Promise<void> {
  await sql`
    insert into feedback_sweep (issue_id, next_at)
    select id, coalesce(sent_at, cancelled_at) + ${seconds(sweepRoundAfter(0) ?? 0)}
    from issue i
    where state in ('sent', 'cancelled') and frozen_at is not null
      and coalesce(sent_at, cancelled_at) > now() - make_interval(days => ${SWEEP_DAYS})
      and not exists (select from feedback_sweep f where f.issue_id = i.id)
    on conflict do nothing`.execute(trx);
}

/** Reads the next deliveries of an issue without events, in the order of the subscribers. */
export async function silentDeliveries(
  db: Kysely<Database>,
  sweep: Sweep,
  limit: number,
): Promise<readonly SilentDelivery[]> {
  const { rows } = await sql<SilentDelivery>`
    select bucket, subscriber_id as "subscriberId", resend_id as "resendId" from delivery
    where issue_id = ${sweep.issueId} and subscriber_id > ${sweep.cursor}
      and state = 'accepted' and resend_id is not null and delivered_at is null
      and bounced_at is null and complained_at is null and failed_at is null
    order by subscriber_id limit ${limit}`.execute(db);
  return rows;
}

/** Saves a sweep's progress, and releases it. */
export async function saveSweep(
  db: Kysely<Database>,
  sweep: Sweep,
  pauseSeconds: number,
): Promise<void> {
  await db
    .updateTable('feedback_sweep')
    .set({
      cursor: sweep.cursor,
      asked: sweep.asked,
      next_at: sql<Date>`now() + ${seconds(pauseSeconds)}`,
      lease_until: null,
    })
    .where('issue_id', '=', sweep.issueId)
    .where('round', '=', sweep.round)
    .execute();
}

/** Ends a round. The next one begins with the first reader again. */
export async function endSweepRound(db: Kysely<Database>, sweep: Sweep): Promise<void> {
  const after = sweepRoundAfter(sweep.round + 1);
  await sql`
    update feedback_sweep f set round = f.round + 1, cursor = 0, asked = 0, lease_until = null,
      next_at = coalesce(i.sent_at, i.cancelled_at) + make_interval(secs => ${after}::integer)
    from issue i
    where f.issue_id = ${sweep.issueId} and f.round = ${sweep.round} and i.id = f.issue_id`.execute(
    db,
  );
}

/** Lets an issue that is sent again be asked about from the first round on, once it has ended. */
export async function forgetSweep(trx: Transaction<Database>, issueId: string): Promise<void> {
  await trx.deleteFrom('feedback_sweep').where('issue_id', '=', issueId).execute();
}
