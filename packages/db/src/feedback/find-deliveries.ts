import { sql, type Transaction } from 'kysely';
import type { Database } from '../schema/database.ts';

/** Which delivery is meant. */
export interface WantedDelivery {
  readonly issueId?: string;
  readonly subscriberId: string;
}

interface FoundDelivery {
  readonly bucket: number;
  readonly addressCanonical: string;
  readonly deliveredAt: Date | null;
}

/** Finds deliveries, whatever bucket they lie in. */
export async function findDeliveries(
  trx: Transaction<Database>,
  wanted: readonly WantedDelivery[],
): Promise<(one: WantedDelivery) => FoundDelivery | undefined> {
  const known = wanted.filter(({ issueId }) => issueId !== undefined);
  if (known.length === 0) return () => undefined;
  const issueIds = known.map(({ issueId }) => issueId);
  const { rows } = await sql<FoundDelivery & WantedDelivery>`
    select d.issue_id as "issueId", d.subscriber_id as "subscriberId", d.bucket,
      d.address_canonical as "addressCanonical", d.delivered_at as "deliveredAt"
    from (
      select distinct * from unnest(
        ${issueIds}::bigint[], ${known.map(({ subscriberId }) => subscriberId)}::bigint[]
      ) as v (issue_id, subscriber_id)
    ) v
    join delivery d on d.issue_id = v.issue_id and d.subscriber_id = v.subscriber_id
    where d.issue_id = any (${[...new Set(issueIds)]}::bigint[])`.execute(trx);
  const keyOf = ({ issueId, subscriberId }: WantedDelivery) => `${issueId}/${subscriberId}`;
  const found = new Map(rows.map((row) => [keyOf(row), row]));
  return (one) => found.get(keyOf(one));
}
