import type { MachineSign } from '@galley/core/click';
import { sql, type Kysely, type Transaction } from 'kysely';
import { findDeliveries } from '../feedback/find-deliveries.ts';
import type { Database } from '../schema/database.ts';

interface Click {
  readonly issueId: string;
  readonly subscriberId: string;
  readonly link: number;
  readonly at: Date;
}

/** Somebody to whom an issue went, and the bucket in which to look for the delivery first. */
export type ClickingReader = Pick<Click, 'issueId' | 'subscriberId'> & { readonly bucket: number };

/**
 * Reads the links of those of these issues that count clicks.
 *
 * @param keep keeps them from being forgotten until the transaction ends
 */
export async function lockIssueLinks(
  trx: Transaction<Database>,
  issueIds: readonly string[],
  keep: boolean,
): Promise<ReadonlyMap<string, ReadonlySet<number>>> {
  const { rows } = await sql<{ issueId: string; link: number }>`
    select issue_id as "issueId", link from issue_link
    where issue_id = any (${issueIds}::bigint[]) ${keep ? sql`for key share` : sql``}`.execute(trx);
  const links = new Map<string, Set<number>>();
  for (const { issueId, link } of rows) {
    links.set(issueId, (links.get(issueId) ?? new Set()).add(link));
  }
  return links;
}

/**
 * Stores clicks; one that is known stays as it is. The caller holds the subscribers' locks and the
 * links'.
 *
 * @param clicks with the buckets of their readers
 */
export async function insertClicks(
  trx: Transaction<Database>,
  clicks: readonly (Click & { readonly bucket: number; readonly byProgram: boolean })[],
): Promise<void> {
  await sql`
    insert into click (bucket, issue_id, subscriber_id, link, clicked_at, sign)
    select distinct on (v.issue_id, v.subscriber_id, v.link, v.clicked_at)
      v.bucket, v.issue_id, v.subscriber_id, v.link, v.clicked_at, v.sign
    from unnest(
      ${clicks.map((one) => one.bucket)}::smallint[],
      ${clicks.map((one) => one.issueId)}::bigint[],
      ${clicks.map((one) => one.subscriberId)}::bigint[],
      ${clicks.map((one) => one.link)}::integer[],
      ${clicks.map((one) => one.at.toISOString())}::timestamptz[],
      ${clicks.map((one) => (one.byProgram ? 'program' : null))}::text[]
    ) as v (bucket, issue_id, subscriber_id, link, clicked_at, sign)
    order by v.issue_id, v.subscriber_id, v.link, v.clicked_at, v.sign
    on conflict do nothing`.execute(trx);
}

/** A stored click, with the time at which its mail was delivered. */
export interface StoredClick extends Click {
  /** Its reader's. */
  readonly bucket: number;
  readonly sign: MachineSign | null;
  readonly deliveredAt: Date | null;
}

/**
 * Reads all clicks of some readers in some issues, each reader's together.
 *
 * @param places the bucket of each reader, whose delivery may lie in another one
 */
export async function listClicks(
  trx: Transaction<Database>,
  readers: readonly ClickingReader[],
  places: ReadonlyMap<string, number>,
): Promise<readonly StoredClick[]> {
  const clicked = [
    ...new Map(
      readers.map((one) => {
        const bucket = places.get(one.subscriberId) ?? one.bucket;
        return [`${one.issueId}/${one.subscriberId}`, { ...one, bucket }];
      }),
    ).values(),
  ];
  const { rows } = await sql<Omit<StoredClick, 'deliveredAt'>>`
    select c.bucket, c.issue_id as "issueId", c.subscriber_id as "subscriberId", c.link,
      c.clicked_at as at, c.sign
    from unnest(
      ${clicked.map(({ bucket }) => bucket)}::smallint[],
      ${clicked.map(({ issueId }) => issueId)}::bigint[],
      ${clicked.map(({ subscriberId }) => subscriberId)}::bigint[]
    ) as v (bucket, issue_id, subscriber_id)
    join click c on c.bucket = v.bucket and c.issue_id = v.issue_id
      and c.subscriber_id = v.subscriber_id
    order by 2, 3, 5, 4`.execute(trx);
  if (rows.length === 0) return [];
  const deliveries = await findDeliveries(trx, rows);
  return rows.map((row) => ({ ...row, deliveredAt: deliveries(row)?.deliveredAt ?? null }));
}

/** Writes what clicks look like. */
export async function markClicks(
  trx: Transaction<Database>,
  clicks: readonly StoredClick[],
): Promise<void> {
  await sql`
    update click c set sign = v.sign
    from unnest(
      ${clicks.map((one) => one.bucket)}::smallint[],
      ${clicks.map((one) => one.issueId)}::bigint[],
      ${clicks.map((one) => one.subscriberId)}::bigint[],
      ${clicks.map((one) => one.link)}::integer[],
      ${clicks.map((one) => one.at.toISOString())}::timestamptz[],
      ${clicks.map((one) => one.sign)}::text[]
    ) as v (bucket, issue_id, subscriber_id, link, clicked_at, sign)
    where c.bucket = v.bucket and c.issue_id = v.issue_id and c.subscriber_id = v.subscriber_id
      and c.link = v.link and c.clicked_at = v.clicked_at`.execute(trx);
}

/** A click as its reader may ask for it. */
export interface OwnClick {
  readonly newsletterId: string;
  readonly number: number;
  readonly url: string;
  readonly at: Date;
  readonly sign: MachineSign | null;
}

/** Lists everything that is kept of a person's clicks, the latest first. */
export const listClicksOf = async (
  db: Kysely<Database>,
  subscriberId: string,
): Promise<readonly OwnClick[]> =>
  db
    .selectFrom('click as c')
    .innerJoin('issue_link as l', (join) =>
      join.onRef('l.issue_id', '=', 'c.issue_id').onRef('l.link', '=', 'c.link'),
    )
    .innerJoin('issue as i', 'i.id', 'c.issue_id')
    .select([
      'i.newsletter_id as newsletterId',
      'i.number',
      'l.url',
      'c.clicked_at as at',
      'c.sign',
    ])
    .where('c.subscriber_id', '=', subscriberId)
    .orderBy('c.clicked_at', 'desc')
    .execute();
