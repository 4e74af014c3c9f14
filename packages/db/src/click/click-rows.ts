import type { MachineSign } from '@galley/core/click';
import { sql, type Kysely, type Transaction } from 'kysely';
import type { Database } from '../schema/database.ts';

interface Click {
  readonly issueId: string;
  readonly subscriberId: string;
  readonly link: number;
  readonly at: Date;
}

/** Somebody to whom an issue went. */
export type ClickingReader = Pick<Click, 'issueId' | 'subscriberId'>;

/** Which of these issues count clicks. */
export async function listCountingIssues(
  trx: Transaction<Database>,
  issueIds: readonly string[],
): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from unnest(${issueIds}::bigint[]) as v (id)
    where exists (select from issue_link l where l.issue_id = v.id)`.execute(trx);
  return rows.map(({ id }) => id);
}

/**
 * Stores clicks; one that is known stays as it is. Those of an erased reader, or on a link that is
 * forgotten, are not kept. The caller holds the subscribers' locks.
 */
export async function insertClicks(
  trx: Transaction<Database>,
  clicks: readonly (Click & { readonly byProgram: boolean })[],
): Promise<void> {
  await sql`
    insert into click (issue_id, subscriber_id, link, clicked_at, sign)
    select distinct on (v.issue_id, v.subscriber_id, v.link, v.clicked_at)
      v.issue_id, v.subscriber_id, v.link, v.clicked_at, v.sign
    from unnest(
      ${clicks.map((one) => one.issueId)}::bigint[],
      ${clicks.map((one) => one.subscriberId)}::bigint[],
      ${clicks.map((one) => one.link)}::integer[],
      ${clicks.map((one) => one.at.toISOString())}::timestamptz[],
      ${clicks.map((one) => (one.byProgram ? 'program' : null))}::text[]
    ) as v (issue_id, subscriber_id, link, clicked_at, sign)
    join issue_link l on l.issue_id = v.issue_id and l.link = v.link
    join subscriber s on s.id = v.subscriber_id
    order by v.issue_id, v.subscriber_id, v.link, v.clicked_at, v.sign
    on conflict do nothing`.execute(trx);
}

/** A stored click, with the time at which its mail was delivered. */
export interface StoredClick extends Click {
  readonly sign: MachineSign | null;
  readonly deliveredAt: Date | null;
  /** How many links its issue has. */
  readonly links: number;
}

/** Reads all clicks of some readers in some issues, each reader's together. */
export async function listClicks(
  trx: Transaction<Database>,
  readers: readonly ClickingReader[],
): Promise<readonly StoredClick[]> {
  const issueIds = [...new Set(readers.map(({ issueId }) => issueId))];
  const { rows } = await sql<StoredClick>`
    select c.issue_id as "issueId", c.subscriber_id as "subscriberId", c.link,
      c.clicked_at as at, c.sign, d.delivered_at as "deliveredAt",
      (select count(*)::integer from issue_link l where l.issue_id = c.issue_id) as links
    from (
      select distinct * from unnest(
        ${readers.map(({ issueId }) => issueId)}::bigint[],
        ${readers.map(({ subscriberId }) => subscriberId)}::bigint[]
      ) as v (issue_id, subscriber_id)
    ) v
    join click c on c.issue_id = v.issue_id and c.subscriber_id = v.subscriber_id
    left join delivery d on d.issue_id = c.issue_id and d.subscriber_id = c.subscriber_id
      and d.issue_id = any (${issueIds}::bigint[])
    order by 1, 2, 4, 3`.execute(trx);
  return rows;
}

/** Writes what clicks look like. */
export async function markClicks(
  trx: Transaction<Database>,
  clicks: readonly StoredClick[],
): Promise<void> {
  await sql`
    update click c set sign = v.sign
    from unnest(
      ${clicks.map((one) => one.issueId)}::bigint[],
      ${clicks.map((one) => one.subscriberId)}::bigint[],
      ${clicks.map((one) => one.link)}::integer[],
      ${clicks.map((one) => one.at.toISOString())}::timestamptz[],
      ${clicks.map((one) => one.sign)}::text[]
    ) as v (issue_id, subscriber_id, link, clicked_at, sign)
    where c.issue_id = v.issue_id and c.subscriber_id = v.subscriber_id and c.link = v.link
      and c.clicked_at = v.clicked_at`.execute(trx);
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
