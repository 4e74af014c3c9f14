import { BATCH_EDGES, type BatchState, type DeliveryState } from '@galley/core/delivery';
import { ISSUE_EDGES, type IssueState } from '@galley/core/issue';
import { deliveryCounts, sql, type Database, type Kysely } from '@galley/db';
import type { Rule, Violation } from './violation.ts';

/** A rejected reader waits once more if the issue is sent again; triggers see in which batch. */
const DELIVERY_EDGES: Readonly<Record<DeliveryState, readonly DeliveryState[]>> = {
  pending: ['accepted', 'rejected', 'excluded', 'uncertain'],
  uncertain: ['accepted', 'rejected'],
  accepted: [],
  rejected: ['pending', 'excluded'],
  excluded: [],
};

/**
 * What the database alone shows: counts, edges, and what the triggers saw.
 *
 * @param refusedKeys for which the provider was told to claim that they had come with other bytes
 */
export const checkDatabase = async (
  db: Kysely<Database>,
  refusedKeys: ReadonlySet<string>,
): Promise<readonly Violation[]> => [
  ...(await breaches(db, refusedKeys)),
  ...(await illegalEdges(db)),
  ...(await wrongCounts(db)),
  ...(await forgottenLeavers(db)),
];

async function breaches(
  db: Kysely<Database>,
  refusedKeys: ReadonlySet<string>,
): Promise<readonly Violation[]> {
  const { rows } = await sql<{ rule: Rule; detail: string; key: string | null }>`
    select x.rule, x.detail, b.idempotency_key as key
    from chaos_breach x left join batch b
      on b.bucket = x.bucket and b.id = x.batch_id and x.rule = 'uncertain-by-a-bug'
    order by x.at`.execute(db);
  return rows.filter(({ key }) => key === null || !refusedKeys.has(key));
}

async function illegalEdges(db: Kysely<Database>): Promise<readonly Violation[]> {
  const { rows } = await sql<{ what: string; row: string; was: string; became: string }>`
    select what, row_id as row, was, became from chaos_edge
    union all select 'issue', issue_id, was, became from chaos_issue_edge`.execute(db);
  return rows.flatMap(({ what, row, was, became }): Violation[] => {
    const legal =
      what === 'batch'
        ? BATCH_EDGES[was as BatchState].includes(became as BatchState)
        : what === 'issue'
          ? ISSUE_EDGES[was as IssueState].includes(became as IssueState)
          : DELIVERY_EDGES[was as DeliveryState].includes(became as DeliveryState);
    return legal ? [] : [{ rule: 'legal-edges', detail: `${what} ${row}: ${was} → ${became}` }];
  });
}

async function forgottenLeavers(db: Kysely<Database>): Promise<readonly Violation[]> {
  const { rows } = await sql<{ detail: string }>`
    with suppressed as materialized (
      select c.subscriber_id from chaos_reader c
      join suppression x on x.bucket = c.bucket and x.address_key = c.address_canonical
    ), known as materialized (select id from subscriber),
    confirmed as materialized (select subscriber_id from subscription where status = 'confirmed')
    select format('reader %s (%s)', l.subscriber_id, l.how) as detail from chaos_left l
    where l.at is not null and case l.how
      when 'suppressed' then l.subscriber_id not in (select subscriber_id from suppressed)
      when 'erased' then l.subscriber_id in (select id from known)
      else l.subscriber_id in (select subscriber_id from confirmed)
      end`.execute(db);
  return rows.map(({ detail }): Violation => ({ rule: 'left-is-kept', detail }));
}

async function wrongCounts(db: Kysely<Database>): Promise<readonly Violation[]> {
  const issues = await db
    .selectFrom('issue')
    .select('id')
    .where('state', 'in', ['sent', 'cancelled'])
    .execute();
  const uneven: Violation[] = [];
  for (const { id } of issues) {
    const counts = await deliveryCounts(db, id);
    const { audience, accepted, rejected, excluded, uncertain } = counts;
    if (audience === accepted + rejected + excluded + uncertain) continue;
    uneven.push({ rule: 'counts', detail: `issue ${id}: ${JSON.stringify(counts)}` });
  }
  const { rows } = await sql<{ detail: string }>`
    select format('batch %s (%s) says %s readers and has %s', b.id, b.state, b.size,
      count(d.issue_id)) as detail
    from batch b left join delivery d on d.bucket = b.bucket and d.issue_id = b.issue_id
      and d.batch_id = b.id and d.state = b.state
    where b.state in ('accepted', 'uncertain')
    group by b.bucket, b.id, b.state, b.size, b.reason
    having count(d.issue_id) <> b.size and b.reason is distinct from 'reconciled'
    union all
    select format('issue %s has %s batches that are still open', i.id, count(*))
    from batch b join chaos_issue i on i.id = b.issue_id
    where i.state = 'sent' and b.state in ('prepared', 'attempted') group by i.id`.execute(db);
  return [...uneven, ...rows.map(({ detail }): Violation => ({ rule: 'counts', detail }))];
}
