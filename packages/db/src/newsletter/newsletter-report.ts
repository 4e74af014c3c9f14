import { sql, type Kysely, type RawBuilder } from 'kysely';
import type { Database } from '../schema/database.ts';

/** The weeks of a report: those of one newsletter, in its time zone. */
export interface ReportedWeeks {
  readonly newsletterId: string;
  readonly timeZone: string;
  /** Their Mondays, `YYYY-MM-DD`, in order. */
  readonly weeks: readonly string[];
}

export interface WeekCount {
  /** Its Monday. */
  readonly week: string;
  readonly confirmed: number;
  readonly left: number;
  readonly suppressed: number;
  /** Confirmation mails, and those after which the reader confirmed. */
  readonly asked: number;
  readonly answered: number;
  /** Those answered within ten seconds of the mail, as a scanner of links does rather than a person. */
  readonly atOnce: number;
}

/**
 * Counts week by week who came and went, and whom a confirmation mail asked. Each week is a range of
 * an index, so no row's week has to be computed.
 */
export async function countWeeks(
  db: Kysely<Database>,
  reported: ReportedWeeks,
): Promise<readonly WeekCount[]> {
  const { newsletterId, weeks } = reported;
  const within = (column: string) =>
    sql`${sql.raw(column)} >= w.start and ${sql.raw(column)} < w.until`;
  const countOf = async (from: RawBuilder<unknown>) => {
    const { rows } = await sql<{ week: string; count: number }>`
      select w.week, count(*)::integer as count from ${weekRanges(reported)}, ${from}
      group by w.week`.execute(db);
    return new Map(rows.map(({ week, count }) => [week, count]));
  };
  const confirmed = await countOf(sql`subscription s
    where s.newsletter_id = ${newsletterId} and ${within('s.confirmed_at')}`);
  const left = await countOf(sql`subscription s
    where s.newsletter_id = ${newsletterId} and s.status = 'unsubscribed'
      and ${within('s.unsubscribed_at')}`);
  const suppressed = await countOf(sql`suppression x
    join subscriber p on p.bucket = x.bucket and p.address_canonical = x.address_key
    join subscription s on s.bucket = p.bucket and s.subscriber_id = p.id
    where s.newsletter_id = ${newsletterId} and s.status = 'confirmed'
      and ${within('x.created_at')}`);
  const asked = await countAsked(db, reported, within('n.created_at'));
  return weeks.toSorted().map((week) => ({
    week,
    confirmed: confirmed.get(week) ?? 0,
    left: left.get(week) ?? 0,
    suppressed: suppressed.get(week) ?? 0,
    ...(asked.get(week) ?? { asked: 0, answered: 0, atOnce: 0 }),
  }));
}

const weekRanges = ({ timeZone, weeks }: ReportedWeeks) => sql`(
    select day::text as week, day::timestamp at time zone ${timeZone} as start,
      (day + 7)::timestamp at time zone ${timeZone} as until
    from unnest(${weeks}::date[]) as given (day)
  ) w`;

type Asked = Pick<WeekCount, 'asked' | 'answered' | 'atOnce'>;

/** Notices lie in one place, and the subscriptions that they are about may lie in many. */
async function countAsked(
  db: Kysely<Database>,
  reported: ReportedWeeks,
  within: RawBuilder<unknown>,
): Promise<ReadonlyMap<string, Asked>> {
  const { rows: notices } = await sql<{
    week: string;
    subscriptionId: string | null;
    at: Date;
    endedAt: Date | null;
  }>`
    select w.week, n.subscription_id as "subscriptionId", n.created_at as at,
      n.ended_at as "endedAt"
    from ${weekRanges(reported)}, notice n
    where n.newsletter_id = ${reported.newsletterId} and n.kind = 'confirmation'
      and ${within}`.execute(db);
  const answers = await confirmedSince(
    db,
    notices.flatMap(({ subscriptionId }) => subscriptionId ?? []),
  );
  const counts = new Map<string, Asked>();
  for (const { week, subscriptionId, at, endedAt } of notices) {
    const known = counts.get(week) ?? { asked: 0, answered: 0, atOnce: 0 };
    const confirmedAt = answers.get(subscriptionId ?? '');
    const isAnswer = confirmedAt !== undefined && confirmedAt >= at;
    const isAtOnce =
      isAnswer && endedAt !== null && confirmedAt.getTime() < endedAt.getTime() + AT_ONCE_MS;
    counts.set(week, {
      asked: known.asked + 1,
      answered: known.answered + Number(isAnswer),
      atOnce: known.atOnce + Number(isAtOnce),
    });
  }
  return counts;
}

const AT_ONCE_MS = 10_000;

async function confirmedSince(
  db: Kysely<Database>,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Date>> {
  if (ids.length === 0) return new Map();
  const { rows } = await sql<{ id: string; at: Date }>`
    select id, confirmed_at as at from subscription
    where id = any (${[...new Set(ids)]}::bigint[]) and confirmed_at is not null`.execute(db);
  return new Map(rows.map(({ id, at }) => [id, at]));
}

/** Counts the sign-ups that got no mail, by week and reason. */
export async function countRefusals(
  db: Kysely<Database>,
  { newsletterId, weeks }: ReportedWeeks,
): Promise<readonly { readonly week: string; readonly reason: string; readonly count: number }[]> {
  const { rows } = await sql<{ week: string; reason: string; count: number }>`
    select date_trunc('week', day)::date::text as week, reason, sum(count)::integer as count
    from sign_up_refusal where newsletter_id = ${newsletterId} and day >= ${weeks[0]}::date
    group by 1, 2 order by 1, 2`.execute(db);
  return rows;
}

/** Counts who receives a newsletter now, whether or not their address is suppressed. */
export async function countConfirmed(db: Kysely<Database>, newsletterId: string): Promise<number> {
  const { rows } = await sql<{ readers: number }>`
    select count(*)::integer as readers from subscription
    where newsletter_id = ${newsletterId} and status = 'confirmed'`.execute(db);
  return rows[0]?.readers ?? 0;
}

/** Reviews that went out in one quarter or month, of one outlet and with one rating. */
export interface FeaturedGroup {
  /** `2026-Q1` or `2026-01`. */
  readonly period: string;
  readonly outlet: string;
  readonly rating: { readonly value: number; readonly max: number } | null;
  readonly reviews: number;
}

/**
 * Groups the reviews of sent issues as they went out. Best-ofs are left out: they repeat what another
 * issue has featured.
 */
export async function groupFeatured(
  db: Kysely<Database>,
  newsletterId: string,
  by: 'quarter' | 'month',
): Promise<readonly FeaturedGroup[]> {
  const format = by === 'quarter' ? 'YYYY"-Q"Q' : 'YYYY-MM';
  const { rows } = await sql<FeaturedGroup>`
    select to_char(i.dated_on, ${format}) as period, r.document ->> 'outlet' as outlet,
      nullif(r.document -> 'rating', 'null'::jsonb) as rating, count(*)::integer as reviews
    from issue i join issue_review r on r.issue_id = i.id
    where i.newsletter_id = ${newsletterId} and i.state = 'sent' and i.best_of is null
    group by 1, 2, 3 order by 1, 2, 3`.execute(db);
  return rows;
}

/** Lists the issues that were sent last. */
export const listSentIssues = async (db: Kysely<Database>, newsletterId: string, limit: number) =>
  db
    .selectFrom('issue')
    .select(['number', 'subject', 'sent_at', 'audience'])
    .where('newsletter_id', '=', newsletterId)
    .where('state', '=', 'sent')
    .orderBy('sent_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();
