import { sql, type Kysely } from 'kysely';
import type { Database } from '../schema/database.ts';

/** What the rows say about how it goes. Ages are in seconds. */
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
 * Reads everything that operators watch in a few statements. They look only at what is open or recent,
 * by indexes, so they take milliseconds beside millions of deliveries.
 *
 * @param its `recentDays`: whose issues count as recent; `breakerMinutes`: how long one stays open
 */
export async function readRowGauges(
  db: Kysely<Database>,
  its: { readonly recentDays: number; readonly breakerMinutes: number },
): Promise<RowGauges> {
  const age = (at: string) =>
    sql.raw(`coalesce(extract(epoch from now() - min(${at})), 0)::float8`);
  const { rows } = await sql<{
    gauges: Omit<RowGauges, Apart> & {
      readonly sending: readonly SendingNow[];
      readonly recentIds: readonly string[];
    };
  }>`
    with open as (
      select id, state, due_at, updated_at, send_after, reason from issue
      where state not in ('sent', 'cancelled')
    ), recent as (
      select id from issue
      where state in ('sending', 'paused')
        or (state = 'sent' and sent_at > now() - make_interval(days => ${its.recentDays}))
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
      'pausedForQuota', (select count(*) from open
        where state = 'paused' and reason in ('quota-daily', 'quota-monthly')),
      'sending', (select coalesce(jsonb_agg(jsonb_build_object('id', id::text, 'quiet',
          extract(epoch from now() - greatest(updated_at, send_after))::float8)), '[]')
        from open where state = 'sending' and coalesce(send_after, now()) <= now()),
      'recentIds', (select coalesce(jsonb_agg(id::text), '[]') from recent),
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
  const { sending, recentIds, ...gauges } = row.gauges;
  return {
    ...gauges,
    ...(await readMails(db, sending, recentIds)),
    uncertain: await countUncertain(db),
  };
}

interface SendingNow {
  readonly id: string;
  /** How long ago the issue's own row changed. */
  readonly quiet: number;
}

type Apart = 'issueStalled' | 'uncertain' | 'recent' | 'recentBounces' | 'recentComplaints';

/** What batches and deliveries say of some issues; they may lie on other machines. */
async function readMails(
  db: Kysely<Database>,
  sending: readonly SendingNow[],
  recentIds: readonly string[],
): Promise<Omit<Pick<RowGauges, Apart>, 'uncertain'>> {
  const none = { accepted: 0, rejected: 0 };
  if (recentIds.length === 0) {
    return { issueStalled: 0, recent: none, recentBounces: 0, recentComplaints: 0 };
  }
  const batches = await sql<{
    id: string;
    quiet: number;
    accepted: number;
    rejected: number;
  }>`
    select issue_id as id,
      extract(epoch from now() - greatest(max(created_at), max(ended_at)))::float8 as quiet,
      coalesce(sum(size) filter (where state = 'accepted'), 0)::integer as accepted,
      coalesce(sum(size) filter (where state = 'rejected'), 0)::integer as rejected
    from batch where issue_id = any (${recentIds}::bigint[]) group by issue_id`.execute(db);
  const trouble = await sql<{ bounces: number; complaints: number }>`
    select count(bounced_at)::integer as bounces, count(complained_at)::integer as complaints
    from delivery where issue_id = any (${recentIds}::bigint[])
      and (bounced_at is not null or complained_at is not null)`.execute(db);
  const quiet = new Map(batches.rows.map((one) => [one.id, one.quiet]));
  const sum = (what: 'accepted' | 'rejected') =>
    batches.rows.reduce((all, one) => all + one[what], 0);
  return {
    // An issue makes progress when its batches are made or end.
    issueStalled: Math.max(
      0,
      ...sending.map((one) => Math.min(one.quiet, quiet.get(one.id) ?? Infinity)),
    ),
    recent: { accepted: sum('accepted'), rejected: sum('rejected') },
    recentBounces: trouble.rows[0]?.bounces ?? 0,
    recentComplaints: trouble.rows[0]?.complaints ?? 0,
  };
}

async function countUncertain(db: Kysely<Database>): Promise<number> {
  const batches = await db
    .selectFrom('batch')
    .select(['id', 'issue_id'])
    .where('state', '=', 'uncertain')
    .execute();
  if (batches.length === 0) return 0;
  const { rows } = await sql<{ readers: number }>`
    select count(*)::integer as readers from delivery
    where issue_id = any (${[...new Set(batches.map((one) => one.issue_id))]}::bigint[])
      and batch_id = any (${batches.map((one) => one.id)}::bigint[]) and state = 'uncertain'`.execute(
    db,
  );
  return rows[0]?.readers ?? 0;
}
