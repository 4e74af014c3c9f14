import { sql, type Transaction } from 'kysely';
import type { Feedback } from '@galley/core/feedback';
import type { Database } from '../tables/database.ts';
import { settleUncertainBatches } from './reconcile.ts';
import type { SuppressionReason } from '../tables/suppression.ts';

export interface WaitingEvent {
  readonly svixId: string;
  readonly occurredAt: Date;
  readonly payload: unknown;
}

/** Takes events that wait to be applied; other processes pass over them until this ends. */
export async function lockWaitingEvents(
  trx: Transaction<Database>,
  limit: number,
): Promise<readonly WaitingEvent[]> {
  return trx
    .selectFrom('feedback_event')
    .select(['svix_id as svixId', 'occurred_at as occurredAt', 'payload'])
    .where('applied_at', 'is', null)
    .orderBy('received_at')
    .limit(limit)
    .forUpdate()
    .skipLocked()
    .execute();
}

/** Events that were looked at, with or without effect. */
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

/** Locks the subscribers that suppression may touch, in the order of their ids, as a freeze does. */
export async function lockSubscribers(
  trx: Transaction<Database>,
  ids: readonly string[],
): Promise<void> {
  if (ids.length === 0) return;
  await trx
    .selectFrom('subscriber')
    .select('id')
    .where('id', 'in', ids)
    .orderBy('id')
    .forUpdate()
    .execute();
}

/**
 * Writes what an event says into its delivery. Every column keeps its first time, so neither order
 * nor repeats matter; an uncertain delivery is proven accepted by any event at all.
 */
export async function applyToDelivery(
  trx: Transaction<Database>,
  feedback: Feedback,
): Promise<void> {
  const at = (column: 'delivered_at' | 'bounced_at' | 'complained_at', kind: Feedback['kind']) =>
    feedback.kind === kind
      ? sql`least(${sql.ref(column)}, ${feedback.at})`
      : sql`${sql.ref(column)}`;
  const failure = feedback.kind === 'failed' || feedback.kind === 'suppressed' ? feedback : null;
  const { rows } = await sql<{ was: string }>`
    with before as (
      select issue_id, subscriber_id, state from delivery
      where issue_id = ${feedback.issueId} and subscriber_id = ${feedback.subscriberId}
      for update
    )
    update delivery d set
      resend_id = coalesce(d.resend_id, ${feedback.resendId}),
      delivered_at = ${at('delivered_at', 'delivered')},
      bounced_at = ${at('bounced_at', 'bounced')},
      complained_at = ${at('complained_at', 'complained')},
      state = case when d.state = 'uncertain' then 'accepted' else d.state end,
      reason = case when d.state = 'uncertain' then null
        else coalesce(${failure === null ? null : `${failure.kind}: ${failure.detail}`}::text, d.reason) end
    from before
    where d.issue_id = before.issue_id and d.subscriber_id = before.subscriber_id
    returning before.state as was`.execute(trx);
  const row = rows[0];
  if (row?.was === 'uncertain') await settleUncertainBatches(trx, feedback.issueId);
}

/** Suppresses the address of a subscriber. The caller holds the subscriber's row. */
export async function suppressSubscriber(
  trx: Transaction<Database>,
  subscriberId: string,
  reason: SuppressionReason,
  detail: string | null,
): Promise<void> {
  await sql`
    insert into suppression (address_key, reason, detail)
    select address_canonical, ${reason}, ${detail} from subscriber where id = ${subscriberId}
    on conflict (address_key) do nothing`.execute(trx);
}
