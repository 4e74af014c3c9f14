import type { NoticeQuota } from '@galley/core/delivery';
import { sql, type Kysely } from 'kysely';
import type { Database } from '../schema/database.ts';
import { EDITORS_KINDS, NOTICE_KINDS } from './notice-queue.ts';

const READERS_KINDS = NOTICE_KINDS.filter((kind) => !EDITORS_KINDS.includes(kind));

/**
 * Reads what decides whether readers' notices may use more of the daily quota; quick if the account
 * has none.
 */
export async function readNoticeQuota(db: Kysely<Database>): Promise<NoticeQuota> {
  const { rows } = await sql<NoticeQuota>`
    select daily_limit as "dailyLimit",
      case when daily_limit is null then 0 else (
        select count(*)::integer from notice
        where state = 'accepted' and kind = any(${[...READERS_KINDS]}::text[])
          and ended_at > now() - interval '24 hours'
      ) end as used,
      daily_limit is not null and exists (
        select from issue
        where state = 'sending'
          or (state = 'paused' and resume_at is not null)
          or (state = 'approved' and coalesce(due_at, now()) < now() + interval '24 hours')
      ) as "issueAhead"
    from sending_rate`.execute(db);
  return rows[0] ?? { dailyLimit: null, used: 0, issueAhead: false };
}

/**
 * Takes the next turn of notices, by the database's clock: at the shared rate, or at their share of
 * it while an issue is being sent. It uses none of the batches' turns.
 *
 * @returns 0 if the turn was taken or no limit is known, otherwise the seconds until the next
 */
export async function takeNoticeTurn(db: Kysely<Database>, share: number): Promise<number> {
  const { rows } = await sql<{ wait: number }>`
    with taken as (
      update sending_rate
      set notice_next_at = clock_timestamp() + make_interval(secs => 1 / (per_second *
        case when exists (select from issue where state = 'sending') then ${share}::float8 else 1 end))
      where per_second is not null and notice_next_at <= clock_timestamp()
      returning 1
    )
    select case when per_second is null or exists (select from taken) then 0
      else greatest(0.001, extract(epoch from notice_next_at - clock_timestamp())) end::float8 as wait
    from sending_rate`.execute(db);
  return rows[0]?.wait ?? 0;
}
