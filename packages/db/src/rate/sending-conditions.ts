import { sql, type Kysely } from 'kysely';
import type { Database } from '../schema/database.ts';

/** How much of a quota is used, its limit, and when it resets; null where unknown. */
export interface QuotaRow {
  readonly used: number | null;
  readonly limit: number | null;
  readonly resetsAt: Date | null;
}

/** The shared sending rate and the account's quotas, as last seen. */
export interface SendingConditions {
  readonly perSecond: number | null;
  readonly daily: QuotaRow;
  readonly monthly: QuotaRow;
  readonly quotaSeenAt: Date | null;
}

/** Reads how fast, and how far, sending can go now. */
export async function readSendingConditions(db: Kysely<Database>): Promise<SendingConditions> {
  const row = await db.selectFrom('sending_rate').selectAll().executeTakeFirstOrThrow();
  return {
    perSecond: row.per_second,
    daily: { used: row.daily_used, limit: row.daily_limit, resetsAt: row.daily_resets_at },
    monthly: {
      used: row.monthly_used,
      limit: row.monthly_limit,
      resetsAt: row.monthly_resets_at,
    },
    quotaSeenAt: row.quota_seen_at,
  };
}

/** Stores how much of the quotas is used, as a response reported; limits and resets stay. */
export async function saveQuotaUsed(
  db: Kysely<Database>,
  used: { readonly daily: number | null; readonly monthly: number | null },
): Promise<void> {
  await db
    .updateTable('sending_rate')
    .set({
      daily_used: used.daily,
      monthly_used: used.monthly,
      quota_seen_at: sql<Date>`clock_timestamp()`,
    })
    .execute();
}

/** Stores quotas with their limits and resets, as Resend's usage shows them. */
export async function saveQuotas(
  db: Kysely<Database>,
  quotas: { readonly daily: QuotaRow; readonly monthly: QuotaRow },
): Promise<void> {
  await db
    .updateTable('sending_rate')
    .set({
      daily_used: quotas.daily.used,
      daily_limit: quotas.daily.limit,
      daily_resets_at: quotas.daily.resetsAt,
      monthly_used: quotas.monthly.used,
      monthly_limit: quotas.monthly.limit,
      monthly_resets_at: quotas.monthly.resetsAt,
      quota_seen_at: sql<Date>`clock_timestamp()`,
    })
    .execute();
}

/** What is left of an issue that is being sent, and how fast it goes. */
export interface OpenBatches {
  readonly batches: number;
  /** Calls a second in the last minute; null while there were too few to tell. */
  readonly perSecond: number | null;
}

/**
 * Counts the batches that are still to be sent, and how fast the last ones went since the issue was
 * last released or resumed: a pause is not sending time.
 */
export async function openBatches(db: Kysely<Database>, issueId: string): Promise<OpenBatches> {
  const { rows } = await sql<{ batches: number; recent: number; seconds: number | null }>`
    with since as (
      select greatest(now() - interval '1 minute', updated_at) as at from issue where id = ${issueId}
    ), recent as (
      select ended_at from batch, since
      where issue_id = ${issueId} and state = 'accepted' and ended_at > since.at
    )
    select
      (select count(*) from batch
        where issue_id = ${issueId} and state in ('prepared', 'attempted'))::integer as batches,
      count(*)::integer as recent,
      extract(epoch from now() - min(ended_at))::double precision as seconds
    from recent`.execute(db);
  const { batches = 0, recent = 0, seconds = null } = rows[0] ?? {};
  // The first call only starts the clock.
  const told = seconds !== null && recent > 2 && seconds > 1;
  return { batches, perSecond: told ? (recent - 1) / seconds : null };
}
