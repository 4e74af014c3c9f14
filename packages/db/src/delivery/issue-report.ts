import type { BounceGroup, DeliveryGroup, DeliveryTally, HourCount } from '@galley/core/delivery';
import { sql, type Kysely } from 'kysely';
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

async function countBounces(
  db: Kysely<Database>,
  issueId: string,
): Promise<readonly BounceGroup[]> {
  const { rows } = await sql<BounceGroup>`
    select case when t.issue_id is not null then 'temporary'
        when x.reason in ('bounce', 'complaint') then 'permanent' else 'unknown' end as kind,
      case when t.issue_id is not null then t.detail
        when x.reason = 'bounce' then x.detail end as reason,
      count(*)::integer as readers
    from ${deliveriesOf(issueId)} d
    left join transient_bounce t
      on t.issue_id = ${issueId} and t.subscriber_id = d.subscriber_id
    left join suppression x on x.address_key = d.address_canonical
    where d.bounced_at is not null
    group by 1, 2 order by 3 desc, 1, 2`.execute(db);
  return rows;
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
  const { rows } = await sql<HourCount>`
    select ${hourOf('s.unsubscribed_at')} as at, count(*)::integer as readers
    from subscription s
    join ${deliveriesOf(id)} d on d.subscriber_id = s.subscriber_id
      and d.subscription_id = s.id and d.state = 'accepted'
    where s.newsletter_id = ${newsletterId} and s.status = 'unsubscribed'
      and s.unsubscribed_at > ${releasedAt}::timestamptz
      and s.unsubscribed_at < ${releasedAt}::timestamptz + ${sql.lit(COUNTED)}::interval
      and not exists (
        select from issue later
        join delivery o on o.issue_id = later.id and o.subscriber_id = s.subscriber_id
          and o.state = 'accepted'
        where later.newsletter_id = ${newsletterId} and later.id <> ${id}
          and later.released_at > ${releasedAt}::timestamptz
          and later.released_at < s.unsubscribed_at
      )
    group by 1`.execute(db);
  return rows;
}
