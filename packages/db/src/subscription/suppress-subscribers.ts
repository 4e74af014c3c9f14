import { SUPPRESSION_STRENGTH, type SuppressionReason } from '@galley/core/feedback';
import { sql, type Transaction } from 'kysely';
import type { Database } from '../schema/database.ts';

/** Locks subscribers in the order of their ids, as a freeze does; every writer does so first. */
export async function lockSubscribers(
  trx: Transaction<Database>,
  ids: readonly string[],
): Promise<void> {
  if (ids.length === 0) return;
  await sql`
    with locked as materialized (
      select id from subscriber where id = any (${ids}::bigint[]) order by id for update
    )
    select count(*) from locked`.execute(trx);
}

export interface SubscriberSuppression {
  readonly subscriberId: string;
  /** Whose mail it is about: an earlier address of the reader, if it went there. */
  readonly issueId?: string;
  readonly reason: SuppressionReason;
  readonly detail: string | null;
  /** When it happened, which may be long before its event came. */
  readonly at: Date;
}

const strength = (column: string) =>
  sql`array_position(${sql.lit(`{${SUPPRESSION_STRENGTH.join(',')}}`)}::text[], ${sql.ref(column)})`;

/**
 * Suppresses the addresses of subscribers, or those that the mails of an issue went to. The strongest reason stays, and the earliest among
 * equals, in any order. The caller holds the subscribers' locks.
 */
export async function suppressSubscribers(
  trx: Transaction<Database>,
  suppressions: readonly SubscriberSuppression[],
): Promise<void> {
  if (suppressions.length === 0) return;
  await sql`
    insert into suppression as known (address_key, reason, detail, created_at)
    select distinct on (a.address_key) a.address_key, v.reason, v.detail, v.at
    from unnest(
      ${suppressions.map((one) => one.subscriberId)}::bigint[],
      ${suppressions.map((one) => one.reason)}::text[],
      ${suppressions.map((one) => one.detail)}::text[],
      ${suppressions.map((one) => one.at.toISOString())}::timestamptz[],
      ${suppressions.map((one) => one.issueId ?? null)}::bigint[]
    ) as v (subscriber_id, reason, detail, at, issue_id)
    join subscriber s on s.id = v.subscriber_id
    left join delivery d on d.issue_id = v.issue_id and d.subscriber_id = v.subscriber_id
    cross join lateral (select coalesce(d.address_canonical, s.address_canonical)) as a (address_key)
    order by a.address_key, ${strength('v.reason')}, v.at, v.detail
    on conflict (address_key) do update
      set reason = excluded.reason, detail = excluded.detail, created_at = excluded.created_at
      where known.reason = 'transient-bounce' and excluded.reason = 'transient-bounce'
        or (${strength('excluded.reason')}, excluded.created_at, coalesce(excluded.detail, ''))
          < (${strength('known.reason')}, known.created_at, coalesce(known.detail, ''))`.execute(
    trx,
  );
}

/**
 * Lifts suppressions whose only reason is temporary bounces. The caller holds the subscribers'
 * locks.
 */
export async function liftTransientSuppressions(
  trx: Transaction<Database>,
  subscriberIds: readonly string[],
): Promise<void> {
  if (subscriberIds.length === 0) return;
  await sql`
    delete from suppression x using subscriber s
    where s.id = any (${subscriberIds}::bigint[]) and x.address_key = s.address_canonical
      and x.reason = 'transient-bounce'`.execute(trx);
}
