import type { TransientBounce } from '@galley/core/feedback';
import { sql, type Transaction } from 'kysely';
import type { Database } from '../schema/database.ts';

/** The longest that an accepted mail may take to be delivered; servers give up much earlier. */
const LONGEST_DELIVERY = '7 days';

/** Keeps the first bounce of each issue. The caller holds the subscribers' locks. */
export async function recordTransientBounces(
  trx: Transaction<Database>,
  bounces: readonly (TransientBounce & {
    readonly bucket: number;
    readonly subscriberId: string;
  })[],
): Promise<void> {
  await sql`
    insert into transient_bounce as known (bucket, subscriber_id, issue_id, bounced_at, detail)
    select distinct on (v.subscriber_id, v.issue_id)
      v.bucket, v.subscriber_id, v.issue_id, v.bounced_at, v.detail
    from unnest(
      ${bounces.map((one) => one.bucket)}::smallint[],
      ${bounces.map((one) => one.subscriberId)}::bigint[],
      ${bounces.map((one) => one.issueId)}::bigint[],
      ${bounces.map((one) => one.at.toISOString())}::timestamptz[],
      ${bounces.map((one) => one.detail)}::text[]
    ) as v (bucket, subscriber_id, issue_id, bounced_at, detail)
    -- Bounces of an unknown issue are not kept.
    join issue i on i.id = v.issue_id
    order by v.subscriber_id, v.issue_id, v.bounced_at, v.detail
    on conflict on constraint transient_bounce_pkey do update
      set bounced_at = excluded.bounced_at, detail = excluded.detail
      where (excluded.bounced_at, excluded.detail) < (known.bounced_at, known.detail)`.execute(trx);
}

/** The bounces that an address is judged by. */
export interface BounceRecord {
  readonly subscriberId: string;
  readonly bounces: readonly TransientBounce[];
}

/** Reads the transient bounces of these subscribers, except forgiven ones. */
export async function listTransientBounces(
  trx: Transaction<Database>,
  subscriberIds: readonly string[],
): Promise<readonly BounceRecord[]> {
  const { rows } = await sql<{
    subscriberId: string;
    issueId: string | null;
    at: Date;
    detail: string;
  }>`
    select subscriber_id as "subscriberId", bounced_at as at, detail,
      case when forgiven_at is null then issue_id end as "issueId"
    from transient_bounce where subscriber_id = any (${subscriberIds}::bigint[])
    order by subscriber_id`.execute(trx);
  const records = new Map<string, TransientBounce[]>();
  for (const { subscriberId, issueId, at, detail } of rows) {
    const bounces = records.get(subscriberId) ?? [];
    if (issueId !== null) bounces.push({ issueId, at, detail });
    records.set(subscriberId, bounces);
  }
  return [...records].map(([subscriberId, bounces]) => ({ subscriberId, bounces }));
}

/**
 * Finds when each of these subscribers last had an issue delivered after `since`. Skips issues sent
 * too long before that.
 */
export async function latestDeliveries(
  trx: Transaction<Database>,
  subscriberIds: readonly string[],
  since: Date,
): Promise<ReadonlyMap<string, Date>> {
  const issues = await sql<{ id: string }>`
    select id from issue
    where frozen_at is not null and coalesce(sent_at, cancelled_at, 'infinity')
      > ${since}::timestamptz - ${sql.lit(LONGEST_DELIVERY)}::interval`.execute(trx);
  const { rows } = await sql<{ subscriberId: string; at: Date }>`
    select subscriber_id as "subscriberId", max(delivered_at) as at from delivery
    where issue_id = any (${issues.rows.map(({ id }) => id)}::bigint[])
      and subscriber_id = any (${subscriberIds}::bigint[]) and delivered_at is not null
    group by subscriber_id`.execute(trx);
  return new Map(rows.map(({ subscriberId, at }) => [subscriberId, at]));
}

/**
 * Forgives the bounces until now, so that they no longer count. The caller holds the subscriber's
 * lock.
 */
export async function forgiveBounces(
  trx: Transaction<Database>,
  subscriberId: string,
  now: Date,
): Promise<void> {
  await trx
    .updateTable('transient_bounce')
    .set({ forgiven_at: now })
    .where('subscriber_id', '=', subscriberId)
    .where('forgiven_at', 'is', null)
    .execute();
}
