import type { BounceGroup, DeliveryGroup, DeliveryTally, HourCount } from '@galley/core/delivery';
import { sql, type Kysely } from 'kysely';
import { readBuckets } from '../installation/installation.ts';
import type { Database } from '../schema/database.ts';
import { deliveriesOf } from '../schema/delivery-partition.ts';

/** The beginning of the hour of an instant, in UTC. */
const hourOf = (column: string) =>
  sql`date_bin('1 hour', ${sql.raw(column)}, '2000-01-01T00:00Z'::timestamptz)`;

/**
 * Groups an issue's deliveries by what a report tells of them, in one pass: a million readers make a
 * few hundred groups. Only readers whose mail bounced are looked up elsewhere.
 */
export async function tallyDeliveries(
  db: Kysely<Database>,
  issueId: string,
): Promise<DeliveryTally> {
  const { rows } = await sql<Omit<DeliveryGroup, Hour> & Record<Hour, Date | null>>`
    select d.state, case when d.state in ('excluded', 'rejected')
        then coalesce(d.reason, 'unknown') end as reason,
      ${hourOf('d.delivered_at')} as "deliveredAt", ${hourOf('d.bounced_at')} as "bouncedAt",
      ${hourOf('d.complained_at')} as "complainedAt", ${hourOf('d.failed_at')} as "failedAt",
      d.failure, count(*)::integer as readers
    from ${deliveriesOf(issueId)} d
    group by 1, 2, 3, 4, 5, 6, 7`.execute(db);
  const groups = rows.map(({ deliveredAt, bouncedAt, complainedAt, failedAt, ...group }) => ({
    ...group,
    deliveredAt: deliveredAt?.toISOString() ?? null,
    bouncedAt: bouncedAt?.toISOString() ?? null,
    complainedAt: complainedAt?.toISOString() ?? null,
    failedAt: failedAt?.toISOString() ?? null,
  }));
  const hasBounces = groups.some(({ bouncedAt }) => bouncedAt !== null);
  return { groups, bounces: hasBounces ? await countBounces(db, issueId) : [] };
}

type Hour = 'deliveredAt' | 'bouncedAt' | 'complainedAt' | 'failedAt';

/**
 * In two statements: what is known of an address lies with it, which needn't be where the mail to it
 * does.
 */
async function countBounces(
  db: Kysely<Database>,
  issueId: string,
): Promise<readonly BounceGroup[]> {
  const { rows: bounced } = await sql<{
    address: string;
    isTemporary: boolean;
    detail: string | null;
  }>`
    select d.address_canonical as address, t.subscriber_id is not null as "isTemporary", t.detail
    from ${deliveriesOf(issueId)} d
    left join (
      select subscriber_id, detail from transient_bounce where issue_id = ${issueId}
    ) t on t.subscriber_id = d.subscriber_id
    where d.bounced_at is not null`.execute(db);
  const others = bounced.filter(({ isTemporary }) => !isTemporary).map(({ address }) => address);
  const suppressions = await db
    .selectFrom('suppression')
    .select(['address_key', 'reason', 'detail'])
    .where('address_key', '=', sql<string>`any(${others}::text[])`)
    .execute();
  const known = new Map(suppressions.map((its) => [its.address_key, its]));
  const groups = new Map<string, BounceGroup>();
  for (const { address, isTemporary, detail } of bounced) {
    const its = known.get(address);
    const group: Omit<BounceGroup, 'readers'> = isTemporary
      ? { kind: 'temporary', reason: detail }
      : its?.reason === 'bounce'
        ? { kind: 'permanent', reason: its.detail }
        : { kind: its?.reason === 'complaint' ? 'permanent' : 'unknown', reason: null };
    const key = JSON.stringify([group.kind, group.reason]);
    groups.set(key, { ...group, readers: (groups.get(key)?.readers ?? 0) + 1 });
  }
  const name = ({ kind, reason }: BounceGroup): string => `${kind} ${reason ?? '\uffff'}`;
  return [...groups.values()].toSorted(
    (one, other) => other.readers - one.readers || (name(one) < name(other) ? -1 : 1),
  );
}

/** Counts the accepted mails of an issue hour by hour, as its batches were recorded. */
export async function acceptedByHour(
  db: Kysely<Database>,
  issueId: string,
): Promise<readonly HourCount[]> {
  const { rows } = await sql<HourCount>`
    select ${hourOf('ended_at')} as at, sum(size)::integer as readers from batch
    where issue_id = ${issueId} and state = 'accepted' and ended_at is not null
    group by 1`.execute(db);
  return rows;
}

/** For how long after an issue those who leave count for it. */
const COUNTED = '30 days';

/**
 * Counts hour by hour who left the newsletter after an issue, if it was the last one that they were
 * sent before. A reader's link names their subscription and no issue, so nothing else is known.
 */
export async function leftAfter(
  db: Kysely<Database>,
  issue: { readonly id: string; readonly newsletterId: string; readonly releasedAt: Date },
): Promise<readonly HourCount[]> {
  const { id, newsletterId, releasedAt } = issue;
  const { rows: left } = await sql<{ id: string; subscriberId: string; at: Date }>`
    select s.id, s.subscriber_id as "subscriberId", s.unsubscribed_at as at from subscription s
    where s.newsletter_id = ${newsletterId} and s.status = 'unsubscribed'
      and s.unsubscribed_at > ${releasedAt}::timestamptz
      and s.unsubscribed_at < ${releasedAt}::timestamptz + ${sql.lit(COUNTED)}::interval`.execute(
    db,
  );
  if (left.length === 0) return [];
  // Few leave; what they were sent is looked up by key, in whichever bucket they were then.
  const leavers = sql`unnest(${left.map((one) => one.id)}::bigint[],
    ${left.map(({ subscriberId }) => subscriberId)}::bigint[],
    ${left.map(({ at }) => at)}::timestamptz[]) as left_ (id, subscriber_id, at)`;
  const buckets = sql`any(${[...(await readBuckets(db))]}::smallint[])`;
  const { rows } = await sql<HourCount>`
    with got as (
      select left_.subscriber_id, left_.at from ${leavers}
      join ${deliveriesOf(id)} d on d.bucket = ${buckets} and d.issue_id = ${id}
        and d.subscriber_id = left_.subscriber_id and d.subscription_id = left_.id
        and d.state = 'accepted'
    ), again as (
      select left_.subscriber_id from ${leavers}
      join delivery o on o.bucket = ${buckets} and o.subscriber_id = left_.subscriber_id
        and o.state = 'accepted'
      join issue later on later.id = o.issue_id
      where later.newsletter_id = ${newsletterId} and later.id <> ${id}
        and later.released_at > ${releasedAt}::timestamptz and later.released_at < left_.at
    )
    select ${hourOf('at')} as at, count(*)::integer as readers from got
    where subscriber_id not in (select subscriber_id from again)
    group by 1`.execute(db);
  return rows;
}
