import type { DeliveryNews } from '@galley/core/feedback';
import { sql, type Transaction } from 'kysely';
import type { Database } from '../schema/database.ts';
import { settleUncertainBatches } from '../batch/reconcile.ts';
import { findDeliveries } from './find-deliveries.ts';

/**
 * Writes what events say into their deliveries. Each column keeps its first time, so order and
 * repeats make no difference. Any event proves an uncertain delivery accepted. The caller holds the
 * subscribers' locks; deliveries are also locked in a fixed order, so that two processes never
 * deadlock. A delivery that isn't in the bucket that its mail names is looked for in the others.
 *
 * @param news at most one per delivery
 */
export async function applyNews(
  trx: Transaction<Database>,
  news: readonly DeliveryNews[],
): Promise<void> {
  const lost = await applyWherever(trx, news);
  if (lost.length === 0) return;
  const deliveries = await findDeliveries(trx, lost);
  const found = lost.flatMap((one) => {
    const bucket = deliveries(one)?.bucket;
    return bucket === undefined || bucket === one.bucket ? [] : [{ ...one, bucket }];
  });
  if (found.length > 0) await applyWherever(trx, found);
}

/** @returns the news of buckets in which some delivery wasn't found */
async function applyWherever(
  trx: Transaction<Database>,
  news: readonly DeliveryNews[],
): Promise<readonly DeliveryNews[]> {
  const lost: DeliveryNews[] = [];
  const buckets = Map.groupBy(news, ({ bucket }) => bucket);
  for (const bucket of [...buckets.keys()].toSorted((a, b) => a - b)) {
    const its = buckets.get(bucket) ?? [];
    const { found, settling } = await applyInBucket(trx, bucket, its);
    if (found < its.length) lost.push(...its);
    for (const issueId of settling) await settleUncertainBatches(trx, issueId);
  }
  return lost;
}

async function applyInBucket(
  trx: Transaction<Database>,
  bucket: number,
  news: readonly DeliveryNews[],
): Promise<{ readonly found: number; readonly settling: readonly string[] }> {
  const times = (at: (one: DeliveryNews) => Date | null) =>
    news.map((one) => at(one)?.toISOString() ?? null);
  const issueIds = [...new Set(news.map((one) => one.issueId))];
  const { rows } = await sql<{ found: number; settling: string[] }>`
    with news as (
      select * from unnest(
        ${news.map((one) => one.issueId)}::bigint[],
        ${news.map((one) => one.subscriberId)}::bigint[],
        ${news.map((one) => one.resendId)}::text[],
        ${times((one) => one.deliveredAt)}::timestamptz[],
        ${times((one) => one.bouncedAt)}::timestamptz[],
        ${times((one) => one.complainedAt)}::timestamptz[],
        ${times((one) => one.failedAt)}::timestamptz[],
        ${news.map((one) => one.failure)}::text[]
      ) as v (issue_id, subscriber_id, resend_id,
        delivered_at, bounced_at, complained_at, failed_at, failure)
    ), before as materialized (
      select d.issue_id, d.subscriber_id, d.state, n.resend_id,
        n.delivered_at, n.bounced_at, n.complained_at, n.failed_at, n.failure
      from delivery d join news n on n.issue_id = d.issue_id and n.subscriber_id = d.subscriber_id
      where d.issue_id = any (${issueIds}::bigint[]) and d.bucket = ${bucket}
      order by d.issue_id, d.subscriber_id
      for update of d
    ), changed as (
      update delivery d set
        resend_id = coalesce(d.resend_id, b.resend_id),
        delivered_at = least(d.delivered_at, b.delivered_at),
        bounced_at = least(d.bounced_at, b.bounced_at),
        complained_at = least(d.complained_at, b.complained_at),
        failed_at = least(d.failed_at, b.failed_at),
        failure = least(d.failure, b.failure),
        state = case when d.state = 'uncertain' then 'accepted' else d.state end,
        reason = case when d.state = 'uncertain' then null else d.reason end
      from before b
      where d.issue_id = b.issue_id and d.subscriber_id = b.subscriber_id
        and d.issue_id = any (${issueIds}::bigint[]) and d.bucket = ${bucket}
        and (d.state = 'uncertain' or d.resend_id is null
          or (d.delivered_at, d.bounced_at, d.complained_at, d.failed_at, d.failure)
            is distinct from (least(d.delivered_at, b.delivered_at),
              least(d.bounced_at, b.bounced_at), least(d.complained_at, b.complained_at),
              least(d.failed_at, b.failed_at), least(d.failure, b.failure)))
      returning d.issue_id, b.state as was
    )
    select (select count(*) from before)::integer as found,
      array(select distinct issue_id from changed where was = 'uncertain')::text[] as settling`.execute(
    trx,
  );
  return rows[0] ?? { found: 0, settling: [] };
}
