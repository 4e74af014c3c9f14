import { sql, type Kysely } from 'kysely';
import type { Database } from '../schema/database.ts';

/** A reader whose mail of an issue was rejected or is uncertain. */
export interface TroubledReader {
  readonly id: string;
  readonly address: string;
  readonly name: string | null;
  readonly state: 'rejected' | 'uncertain';
  readonly reason: string | null;
  readonly batch: string;
}

/**
 * Lists readers of an issue whose mail was rejected or is uncertain, batch by batch, because what
 * is decided about one holds for its batch.
 *
 * Starts from the few batches in trouble, because a million deliveries have no index of states, and
 * reads no more deliveries than a page needs.
 *
 * @param after the id of the reader before this page, which says where their batch was, too
 */
export async function troubledPage(
  db: Kysely<Database>,
  issueId: string,
  { after, limit }: { readonly after: string | null; readonly limit: number },
): Promise<readonly TroubledReader[]> {
  const { rows } = await sql<TroubledReader>`
    with last as materialized (
      select batch_id, subscriber_id from delivery
      where issue_id = ${issueId} and subscriber_id = ${after}::bigint
    ), troubled as materialized (
      -- The offset makes Postgres search this issue's batches, not all.
      select id from (select id, state from batch where issue_id = ${issueId} offset 0) its
      where state in ('rejected', 'uncertain') and id >= coalesce((select batch_id from last), 0)
      order by id
    )
    select d.subscriber_id as id, d.address, s.name, d.state, d.reason, d.batch_id as batch
    from troubled b
    cross join lateral (
      select subscriber_id, address, state, reason, batch_id from delivery
      where issue_id = ${issueId} and batch_id = b.id and state in ('rejected', 'uncertain')
        and (b.id, subscriber_id) > (
          coalesce((select batch_id from last), 0), coalesce((select subscriber_id from last), 0))
      order by subscriber_id
    ) d
    left join subscriber s on s.id = d.subscriber_id
    order by b.id, d.subscriber_id
    limit ${limit}`.execute(db);
  return rows;
}
