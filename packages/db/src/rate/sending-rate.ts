import type { SendingRate } from '@galley/core/delivery';
import { sql, type Kysely, type Transaction } from 'kysely';
import type { Database } from '../schema/database.ts';

/** A turn to call Resend at the shared rate, and how long to wait for it. */
export interface Turn {
  readonly waitSeconds: number;
  readonly rate: SendingRate;
}

/**
 * Takes the next turn of all processes, by the database's clock. An unused turn only costs the time
 * of one call.
 *
 * @returns null while no limit is known; then call at once
 */
export async function takeTurn(db: Kysely<Database>): Promise<Turn | null> {
  const { rows } = await sql<{ wait: number; perSecond: number; ceiling: number | null }>`
    update sending_rate
    set next_at = greatest(next_at, held_until, clock_timestamp())
      + make_interval(secs => 1 / per_second)
    where per_second is not null
    returning per_second as "perSecond", ceiling, extract(epoch from
      next_at - make_interval(secs => 1 / per_second) - clock_timestamp())::double precision as wait
  `.execute(db);
  const row = rows[0];
  if (row === undefined) return null;
  const { wait, perSecond, ceiling } = row;
  return { waitSeconds: Math.max(0, wait), rate: { perSecond, ceiling } };
}

/** The current rate, and whether calls that take turns are held back now. */
export interface LockedRate {
  readonly rate: SendingRate;
  readonly held: boolean;
}

/** Reads the rate to change it; the row stays locked until the transaction ends. */
export async function lockSendingRate(trx: Transaction<Database>): Promise<LockedRate> {
  const { held, ...rate } = await trx
    .selectFrom('sending_rate')
    .select([
      'per_second as perSecond',
      'ceiling',
      sql<boolean>`coalesce(held_until > clock_timestamp(), false)`.as('held'),
    ])
    .forUpdate()
    .executeTakeFirstOrThrow();
  return { rate, held };
}

/**
 * Holds back all calls that take turns for some seconds; notices that overtake continue. Between
 * two pauses, calls run long enough that the pauses take at most `share` of the time.
 */
export async function holdSending(
  db: Kysely<Database>,
  seconds: number,
  share: number,
): Promise<void> {
  await sql`update sending_rate
    set held_until = clock_timestamp() + make_interval(secs => ${seconds})
    where coalesce(held_until, '-infinity')
      <= clock_timestamp() - make_interval(secs => ${seconds * (1 / share - 1)})`.execute(db);
}

/** Saves the rate, and for how long no call may be made. */
export async function saveSendingRate(
  trx: Transaction<Database>,
  rate: SendingRate,
  holdSeconds: number,
): Promise<void> {
  await trx
    .updateTable('sending_rate')
    .set({
      per_second: rate.perSecond,
      ceiling: rate.ceiling,
      ...(holdSeconds > 0
        ? {
            held_until: sql<Date>`greatest(held_until,
              clock_timestamp() + make_interval(secs => ${holdSeconds}))`,
          }
        : {}),
    })
    .execute();
}
