import { sql, type Kysely } from 'kysely';
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
  { newsletterId, timeZone, weeks }: ReportedWeeks,
): Promise<readonly WeekCount[]> {
  const within = (column: string) =>
    sql`${sql.raw(column)} >= w.start and ${sql.raw(column)} < w.until`;
  const { rows } = await sql<WeekCount>`
    select w.week,
      (select count(*)::integer from subscription s
        where s.newsletter_id = ${newsletterId} and ${within('s.confirmed_at')}) as confirmed,
      (select count(*)::integer from subscription s
        where s.newsletter_id = ${newsletterId} and s.status = 'unsubscribed'
          and ${within('s.unsubscribed_at')}) as left,
      (select count(*)::integer from suppression x
        join subscriber p on p.address_canonical = x.address_key
        join subscription s on s.subscriber_id = p.id and s.newsletter_id = ${newsletterId}
        where s.status = 'confirmed' and ${within('x.created_at')}) as suppressed,
      (select count(*)::integer from notice n
        where n.newsletter_id = ${newsletterId} and n.kind = 'confirmation'
          and ${within('n.created_at')}) as asked,
      (select count(*)::integer from notice n join subscription s on s.id = n.subscription_id
        where n.newsletter_id = ${newsletterId} and n.kind = 'confirmation'
          and ${within('n.created_at')} and s.confirmed_at >= n.created_at) as answered,
      (select count(*)::integer from notice n join subscription s on s.id = n.subscription_id
        where n.newsletter_id = ${newsletterId} and n.kind = 'confirmation'
          and ${within('n.created_at')} and s.confirmed_at >= n.created_at
          and s.confirmed_at < n.ended_at + interval '10 seconds') as "atOnce"
    from (
      select day::text as week, day::timestamp at time zone ${timeZone} as start,
        (day + 7)::timestamp at time zone ${timeZone} as until
      from unnest(${weeks}::date[]) as given (day)
    ) w
    order by w.week`.execute(db);
  return rows;
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
