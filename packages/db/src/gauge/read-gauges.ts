import { sql, type Kysely } from 'kysely';
import type { Database } from '../schema/database.ts';

/** What the rows say about how it goes, all of it as of one moment. Ages are in seconds. */
export interface RowGauges {
  readonly held: boolean;
  /** Open issues by state. */
  readonly issues: Readonly<Record<string, number>>;
  /** How long the issue that is most overdue should have gone out; 0 if none is. */
  readonly issueOverdue: number;
  /** How long nothing has happened to the issue that is being sent and does worst; 0 if none is. */
  readonly issueStalled: number;
  readonly pausedForQuota: number;
  readonly uncertain: number;
  /** Mails of the issues of the last days, by what became of them. */
  readonly recent: { readonly accepted: number; readonly rejected: number };
  readonly recentBounces: number;
  readonly recentComplaints: number;
  /** The age of the oldest provider event that is not applied yet; 0 if all are. */
  readonly feedbackOldest: number;
  readonly perSecond: number | null;
  /** How much longer no call may be made. */
  readonly heldFor: number;
  readonly quotas: Readonly<
    Record<'daily' | 'monthly', { readonly used: number | null; readonly limit: number | null }>
  >;
  readonly openBreakers: number;
  readonly notices: Backlog;
  readonly imports: Backlog;
  readonly posts: Backlog;
  readonly disabledTargets: number;
  readonly inbound: Backlog;
  /** How long the copy that is missing longest has been on its way; 0 if all have arrived. */
  readonly canaryMissing: number;
}

/** Work that waits. */
export interface Backlog {
  readonly waiting: number;
  /** How long the oldest of it could have been done. */
  readonly oldest: number;
}

/** More is not counted: a number that large is an alarm by itself. */
const MOST = 100_000;
/** A copy that has not come back by then was lost, and a person knows by now. */
const CANARY_HOURS = 24;

/**
 * Reads everything that operators watch in one statement. It looks only at what is open or recent,
 * by indexes, so it takes milliseconds beside millions of deliveries.
 *
 * @param its `recentDays`: whose issues count as recent; `breakerMinutes`: how long one stays open
 */
export async function readRowGauges(
  db: Kysely<Database>,
  its: { readonly recentDays: number; readonly breakerMinutes: number },
): Promise<RowGauges> {
  const age = (at: string) =>
    sql.raw(`coalesce(extract(epoch from now() - min(${at})), 0)::float8`);
  const { rows } = await sql<{ gauges: RowGauges }>`
    with open as (
      select id, state, due_at, updated_at, send_after, reason from issue
      where state not in ('sent', 'cancelled')
    ), sending as (
      -- An issue makes progress when its batches are made or end.
      select greatest(o.updated_at, o.send_after, b.made, b.ended) as since from open o,
        lateral (
          select max(created_at) as made, max(ended_at) as ended from batch where issue_id = o.id
        ) b
      where o.state = 'sending' and coalesce(o.send_after, now()) <= now()
    ), recent as (
      select id from issue
      where state in ('sending', 'paused')
        or (state = 'sent' and sent_at > now() - make_interval(days => ${its.recentDays}))
    ), mails as (
      select
        coalesce(sum(size) filter (where state = 'accepted'), 0)::integer as accepted,
        coalesce(sum(size) filter (where state = 'rejected'), 0)::integer as rejected
      from batch where issue_id in (select id from recent)
    ), trouble as (
      -- Issue by issue, so that each look opens one partition.
      select coalesce(sum(bounces), 0)::integer as bounces,
        coalesce(sum(complaints), 0)::integer as complaints
      from recent, lateral (
        select count(bounced_at) as bounces, count(complained_at) as complaints from delivery
        where issue_id = recent.id and (bounced_at is not null or complained_at is not null)
      ) d
    ), doubt as (
      select coalesce(sum(n), 0)::integer as readers from batch b, lateral (
        select count(*) as n from delivery
        where issue_id = b.issue_id and batch_id = b.id and state = 'uncertain'
      ) d
      where b.state = 'uncertain'
    ), rate as (
      select * from sending_rate
    )
    select jsonb_build_object(
      'held', (select held is not null from installation),
      'issues', coalesce(
        (select jsonb_object_agg(state, n) from
          (select state, count(*) as n from open group by state) as states), '{}'),
      'issueOverdue', (select ${age('due_at')} from open
        where state in ('draft', 'approved') and due_at < now()),
      'issueStalled', (select ${age('since')} from sending),
      'pausedForQuota', (select count(*) from open
        where state = 'paused' and reason in ('quota-daily', 'quota-monthly')),
      'uncertain', (select readers from doubt),
      'recent', (select to_jsonb(mails) from mails),
      'recentBounces', (select bounces from trouble),
      'recentComplaints', (select complaints from trouble),
      'feedbackOldest', (select ${age('received_at')} from feedback_event where applied_at is null),
      'perSecond', (select per_second from rate),
      'heldFor', (select greatest(0, coalesce(extract(epoch from held_until - now()), 0))::float8
        from rate),
      'quotas', (select jsonb_build_object(
        'daily', jsonb_build_object('used', daily_used, 'limit', daily_limit),
        'monthly', jsonb_build_object('used', monthly_used, 'limit', monthly_limit)) from rate),
      'openBreakers', (select count(*) from sign_up_breaker
        where opened_at > now() - make_interval(mins => ${its.breakerMinutes})),
      'notices', (select jsonb_build_object('waiting', count(*), 'oldest', ${age('not_before')})
        from (select not_before from notice
          where state = 'pending' and not_before <= now() limit ${MOST}) as due),
      'imports', (select jsonb_build_object('waiting', count(*), 'oldest', ${age('changed_at')})
        from subscriber_import where state in ('checking', 'importing')),
      'posts', (select jsonb_build_object('waiting', count(*), 'oldest', ${age('not_before')})
        from (select not_before from webhook_post
          where state = 'waiting' and not_before <= now() and target_id in (
            -- What nobody can be told waits for its target, not for us.
            select id from webhook_target
            where disabled_at is null and coalesce(quiet_until, now()) <= now()
          ) limit ${MOST}) as due),
      'disabledTargets', (select count(*) from webhook_target where disabled_at is not null),
      'inbound', (select jsonb_build_object('waiting', count(*), 'oldest', ${age('not_before')})
        from (select not_before from inbound_mail
          where results is null and not_before <= now() limit ${MOST}) as due),
      'canaryMissing', (select ${age('queued_at')} from canary_copy
        where arrived_at is null and queued_at > now() - make_interval(hours => ${CANARY_HOURS}))
    ) as gauges`.execute(db);
  const [row] = rows;
  if (row === undefined) throw new Error('the rows gave no gauges');
  return row.gauges;
}
