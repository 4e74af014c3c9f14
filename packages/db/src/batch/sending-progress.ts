import type { IssueReason } from '@galley/core/delivery';
import type { IssueState } from '@galley/core/issue';
import { sql, type Kysely } from 'kysely';
import type { Database } from '../schema/database.ts';

/** An issue on its way, with its readers as its batches count them. */
export interface SendingProgressRow {
  readonly id: string;
  readonly newsletterId: string;
  readonly newsletter: string;
  readonly newsletterTitle: string;
  readonly number: number;
  readonly subject: string;
  readonly state: IssueState;
  readonly reason: IssueReason | null;
  readonly resumesAt: Date | null;
  readonly sendAfter: Date | null;
  readonly isFrozen: boolean;
  readonly audience: number;
  readonly accepted: number;
  readonly rejected: number;
  readonly uncertain: number;
  readonly pending: number;
  /** Readers accepted lately, and in how many seconds. */
  readonly lately: number;
  readonly latelySeconds: number | null;
  /** True while a call is under way, whose outcome will still be counted. */
  readonly isCalling: boolean;
  readonly at: Date;
}

/** Over how long the speed is measured. */
const LATELY_SECONDS = 10;

/**
 * Reads the progress of the issues that are being sent or paused, and of those that are named. On one
 * Postgres, one statement sees one moment, so the counts always add up: readers in no batch are
 * excluded. The machines of a cluster are moments apart.
 *
 * Counts the sizes of batches, because there are a hundred times as many deliveries. A batch that
 * was split is left out, because its readers are in its parts.
 */
export async function readSendingProgress(
  db: Kysely<Database>,
  named: readonly string[] = [],
): Promise<readonly SendingProgressRow[]> {
  const { rows } = await sql<SendingProgressRow>`
    with followed as materialized (
      select i.*, n.slug, n.title from issue i join newsletter n on n.id = i.newsletter_id
      where i.state in ('sending', 'paused') or i.id = any(${[...named]}::bigint[])
    ), its as materialized (
      -- The order makes Postgres search these issues' batches, not all.
      select b.* from followed cross join lateral (
        select id, issue_id, parent_id, state, size, frozen_at, ended_at, lease_until from batch
        where issue_id = followed.id order by ordinal
      ) b
    ), counted as (
      select b.issue_id,
        sum(b.size) filter (where b.state = 'accepted') as accepted,
        sum(b.size) filter (where b.state = 'rejected') as rejected,
        sum(b.size) filter (where b.state = 'uncertain') as uncertain,
        sum(b.size) filter (where b.state in ('prepared', 'attempted')) as pending,
        sum(b.size) filter (where b.state = 'accepted' and b.ended_at > l.since) as lately,
        least(now() - l.since, now() - min(b.frozen_at)
          filter (where b.state = 'accepted' and b.ended_at > l.since)) as within,
        bool_or(b.state = 'attempted' and b.lease_until > now()) as calling
      from its b, (select now() - make_interval(secs => ${LATELY_SECONDS}) as since) l
      where not (
        b.state = 'rejected' and b.id in (select parent_id from its where parent_id is not null)
      )
      group by b.issue_id, l.since
    )
    select f.id, f.newsletter_id as "newsletterId", f.slug as newsletter,
      f.title as "newsletterTitle", f.number, f.subject, f.state, f.reason,
      f.resume_at as "resumesAt", f.send_after as "sendAfter",
      f.frozen_at is not null as "isFrozen", f.audience,
      coalesce(c.accepted, 0)::integer as accepted,
      coalesce(c.rejected, 0)::integer as rejected,
      coalesce(c.uncertain, 0)::integer as uncertain,
      coalesce(c.pending, 0)::integer as pending,
      coalesce(c.lately, 0)::integer as lately,
      extract(epoch from c.within)::double precision as "latelySeconds",
      coalesce(c.calling, false) as "isCalling", now() as at
    from followed f left join counted c on c.issue_id = f.id
    order by f.released_at, f.id`.execute(db);
  return rows;
}
