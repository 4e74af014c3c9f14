import { sql, type Kysely, type Transaction } from 'kysely';
import type { Database } from '../schema/database.ts';

export interface WaitingEvent {
  readonly svixId: string;
  readonly occurredAt: Date;
  readonly payload: unknown;
}

/** Locks events that wait to be applied; other processes skip them until the transaction ends. */
export const lockWaitingEvents = async (
  trx: Transaction<Database>,
  limit: number,
): Promise<readonly WaitingEvent[]> =>
  trx
    .selectFrom('feedback_event')
    .select(['svix_id as svixId', 'occurred_at as occurredAt', 'payload'])
    .where('applied_at', 'is', null)
    .orderBy('received_at')
    .limit(limit)
    .forUpdate()
    .skipLocked()
    .execute();

/** Locks one event again; false if another process has locked or applied it. */
export async function lockWaitingEvent(
  trx: Transaction<Database>,
  event: WaitingEvent,
): Promise<boolean> {
  const row = await trx
    .selectFrom('feedback_event')
    .select('svix_id')
    .where('svix_id', '=', event.svixId)
    .where('occurred_at', '=', event.occurredAt)
    .where('applied_at', 'is', null)
    .forUpdate()
    .skipLocked()
    .executeTakeFirst();
  return row !== undefined;
}

/** Marks events as applied, with or without effect. */
export async function markApplied(
  trx: Transaction<Database>,
  events: readonly WaitingEvent[],
): Promise<void> {
  const ids = events.map((event) => event.svixId);
  const times = events.map((event) => event.occurredAt.toISOString());
  await sql`
    update feedback_event e set applied_at = now()
    from unnest(${ids}::text[], ${times}::timestamptz[]) as v (svix_id, occurred_at)
    where e.svix_id = v.svix_id and e.occurred_at = v.occurred_at`.execute(trx);
}

/** Takes out of applied events what they said about clicks, which is stored by itself. */
export async function forgetClicks(
  trx: Transaction<Database>,
  events: readonly WaitingEvent[],
): Promise<void> {
  const ids = events.map((event) => event.svixId);
  const times = events.map((event) => event.occurredAt.toISOString());
  await sql`
    update feedback_event e set payload = e.payload #- '{data,click}'
    from unnest(${ids}::text[], ${times}::timestamptz[]) as v (svix_id, occurred_at)
    where e.svix_id = v.svix_id and e.occurred_at = v.occurred_at`.execute(trx);
}

/**
 * Sets aside an event that cannot be applied, with the reason, so that it blocks no other. Of a click
 * nothing stays.
 */
export async function putEventAside(
  db: Kysely<Database>,
  event: WaitingEvent,
  why: string,
): Promise<void> {
  await db
    .updateTable('feedback_event')
    .set({
      applied_at: sql<Date>`now()`,
      refused: why,
      payload: sql`payload #- '{data,click}'`,
    })
    .where('svix_id', '=', event.svixId)
    .where('occurred_at', '=', event.occurredAt)
    .where('applied_at', 'is', null)
    .execute();
}
