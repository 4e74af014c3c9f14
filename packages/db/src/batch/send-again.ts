import { sql, type Kysely, type Transaction } from 'kysely';
import { deliveriesOf } from '../schema/delivery-partition.ts';
import type { Database } from '../schema/database.ts';
import type { BatchesOfIssue } from './freeze-batch.ts';

/** A rejected batch with readers of its own, and what is stored about why. */
export interface RejectedBatch {
  readonly bucket: number;
  readonly id: string;
  readonly readers: number;
  readonly reason: string | null;
  /** True when a named person decided that its mail never arrived. */
  readonly isDecided: boolean;
  /** True when a mail id or an event of any of its readers shows that it was accepted. */
  readonly isHeard: boolean;
}

/** Lists the rejected batches of an issue; one that was split is left out, because its parts tell. */
export async function rejectedBatches(
  db: Kysely<Database>,
  issueId: string,
): Promise<readonly RejectedBatch[]> {
  const batches = await db
    .selectFrom('batch')
    .select(['bucket', 'id', 'reason'])
    .where('issue_id', '=', issueId)
    .where('state', '=', 'rejected')
    .execute();
  if (batches.length === 0) return [];
  const ids = batches.map(({ id }) => id);
  const { rows: heard } = await sql<{ id: string; readers: number; isHeard: boolean }>`
    select batch_id as id, (count(*) filter (where state = 'rejected'))::integer as readers,
      coalesce(bool_or(coalesce(resend_id, failure) is not null or coalesce(
        delivered_at, bounced_at, complained_at, failed_at) is not null), false) as "isHeard"
    from ${deliveriesOf(issueId)} where batch_id = any(${ids}::bigint[])
    group by batch_id`.execute(db);
  const { rows: decided } = await sql<{ id: string }>`
    select batch_id as id from reconciliation
    where batch_id = any(${ids}::bigint[]) and decision = 'rejected'`.execute(db);
  const readersOf = new Map(heard.map(({ id, ...its }) => [id, its]));
  const isDecided = new Set(decided.map(({ id }) => id));
  return batches
    .flatMap((batch): RejectedBatch[] => {
      const its = readersOf.get(batch.id);
      if (its === undefined || its.readers === 0) return [];
      return [{ ...batch, ...its, isDecided: isDecided.has(batch.id) }];
    })
    .toSorted((one, other) => (BigInt(one.id) < BigInt(other.id) ? -1 : 1));
}

/** What {@link planAgain} made. */
export interface PlannedAgain {
  readonly readers: number;
  readonly batches: number;
}

type Place = Pick<RejectedBatch, 'bucket' | 'id'>;

/**
 * Makes a new batch for the readers of each of these rejected ones, under the same ordinal and the
 * next epoch, so that its key differs. The old batches stay as they ended: each is a record of calls
 * that were made. T1 checks later who has left; here only those who were erased are excluded, and
 * those whose new address stands in this issue already.
 *
 * Call with the issue's row locked. Locks the subscribers, bucket after bucket, so that nobody is
 * erased or gets another address meanwhile.
 *
 * @returns how many readers wait now, in how many batches
 */
export async function planAgain(
  trx: Transaction<Database>,
  issueId: string,
  { batches, notBefore }: { readonly batches: readonly Place[]; readonly notBefore: Date },
): Promise<PlannedAgain> {
  const planned: PlannedAgain[] = [];
  for (const [bucket, here] of inOrder(Map.groupBy(batches, (batch) => batch.bucket))) {
    const ids = here.map(({ id }) => id);
    await lockReaders(trx, issueId, { bucket, ids });
    const changed = await readChanged(trx, issueId, { bucket, ids });
    planned.push(await planIn(trx, issueId, { bucket, ids, changed, notBefore }));
  }
  const sum = (of: keyof PlannedAgain) => planned.reduce((all, each) => all + each[of], 0);
  return { readers: sum('readers'), batches: sum('batches') };
}

interface Batches {
  readonly bucket: number;
  readonly ids: readonly string[];
}

const inOrder = <T>(buckets: ReadonlyMap<number, T>): readonly (readonly [number, T])[] =>
  [...buckets].toSorted(([one], [other]) => one - other);

const lockReaders = async (
  trx: Transaction<Database>,
  issueId: string,
  { bucket, ids }: Batches,
): Promise<unknown> =>
  sql`
    select from (
      select subscriber_id from ${deliveriesOf(issueId)}
      where bucket = ${bucket} and batch_id = any(${ids}::bigint[]) and state = 'rejected'
      order by subscriber_id
    ) member, lateral (
      select from subscriber where bucket = ${bucket} and id = member.subscriber_id for share
    ) locked`.execute(trx);

/** A reader who isn't where the mail was sent. */
interface ChangedReader {
  readonly id: string;
  /** Their present address; null if they were erased, or if the issue has it already. */
  readonly to: { readonly address: string; readonly canonical: string } | null;
  readonly reason: 'erased' | 'suppressed' | null;
}

/**
 * Finds the few readers who were erased or have another address since, which may lie in another bucket,
 * and locks those. A statement of its own, to see what was committed before the locks.
 */
async function readChanged(
  trx: Transaction<Database>,
  issueId: string,
  { bucket, ids }: Batches,
): Promise<readonly ChangedReader[]> {
  const { rows: changed } = await sql<{ id: string; address: string | null; canonical: string }>`
    select d.subscriber_id as id, s.address, s.address_canonical as canonical
    from ${deliveriesOf(issueId)} d
    left join subscriber s on s.bucket = d.bucket and s.id = d.subscriber_id
    where d.bucket = ${bucket} and d.batch_id = any(${ids}::bigint[]) and d.state = 'rejected'
      and s.address_canonical is distinct from d.address_canonical`.execute(trx);
  if (changed.length === 0) return [];
  const present = new Map(
    changed.flatMap(({ id, address, canonical }) =>
      address === null ? [] : [[id, { address, canonical }] as const],
    ),
  );
  const moved = changed.filter(({ address }) => address === null).map(({ id }) => id);
  for (const its of await lockMoved(trx, moved)) present.set(its.id, its);
  const addresses = [...present.values()].map(({ canonical }) => canonical);
  const { rows: holders } = await sql<{ id: string; canonical: string }>`
    select subscriber_id as id, address_canonical as canonical from ${deliveriesOf(issueId)}
    where issue_id = ${issueId} and address_canonical = any(${addresses}::text[])`.execute(trx);
  return changed.map(({ id }): ChangedReader => {
    const to = present.get(id);
    if (to === undefined) return { id, to: null, reason: 'erased' };
    const isTaken = holders.some((its) => its.canonical === to.canonical && its.id !== id);
    return isTaken ? { id, to: null, reason: 'suppressed' } : { id, to, reason: null };
  });
}

interface Present {
  readonly id: string;
  readonly address: string;
  readonly canonical: string;
}

/** Locks readers wherever they are now; who isn't there when it is locked has been erased or moves. */
async function lockMoved(
  trx: Transaction<Database>,
  ids: readonly string[],
): Promise<readonly Present[]> {
  if (ids.length === 0) return [];
  const places = await trx
    .selectFrom('subscriber')
    .select(['bucket', 'id'])
    .where('id', 'in', ids)
    .execute();
  const locked: Present[] = [];
  for (const [bucket, here] of inOrder(Map.groupBy(places, (place) => place.bucket))) {
    const { rows } = await sql<Present>`
      select id, address, address_canonical as canonical from subscriber
      where bucket = ${bucket} and id = any(${here.map(({ id }) => id)}::bigint[])
      order by id for share`.execute(trx);
    locked.push(...rows);
  }
  return locked;
}

async function planIn(
  trx: Transaction<Database>,
  issueId: string,
  {
    bucket,
    ids,
    changed,
    notBefore,
  }: Batches & { readonly changed: readonly ChangedReader[]; readonly notBefore: Date },
): Promise<PlannedAgain> {
  const deliveries = deliveriesOf(issueId);
  const out = changed.filter(({ to }) => to === null);
  if (out.length > 0) {
    await sql`
      update ${deliveries} d set state = 'excluded', reason = v.reason
      from unnest(${out.map(({ id }) => id)}::bigint[], ${out.map(({ reason }) => reason)}::text[])
        as v (id, reason)
      where d.bucket = ${bucket} and d.issue_id = ${issueId} and d.subscriber_id = v.id`.execute(
      trx,
    );
  }
  const here = changed.flatMap(({ id, to }) => (to === null ? [] : [{ id, ...to }]));
  if (here.length > 0) {
    await sql`
      update ${deliveries} d set address = v.address, address_canonical = v.canonical
      from unnest(${here.map(({ id }) => id)}::bigint[],
        ${here.map(({ address }) => address)}::text[],
        ${here.map(({ canonical }) => canonical)}::text[]) as v (id, address, canonical)
      where d.bucket = ${bucket} and d.issue_id = ${issueId} and d.subscriber_id = v.id`.execute(
      trx,
    );
  }
  const { rows: sizes } = await sql<{
    id: string;
    rendition: string;
    ordinal: number;
    epoch: number;
    size: number;
  }>`
    select b.id, b.rendition_id as rendition, b.ordinal, size.size, (
        select max(epoch) + 1 from batch x
        where x.bucket = ${bucket} and x.issue_id = ${issueId} and x.ordinal = b.ordinal
      ) as epoch
    from batch b join (
      select batch_id, count(*)::integer as size from ${deliveries}
      where bucket = ${bucket} and batch_id = any(${ids}::bigint[]) and state = 'rejected'
      group by batch_id
    ) size on size.batch_id = b.id
    where b.bucket = ${bucket}`.execute(trx);
  const isGoing = new Set(sizes.map(({ id }) => id));
  const emptied = ids.filter((id) => !isGoing.has(id));
  if (emptied.length > 0) {
    // Nobody of it is rejected any more; of one with a successor, the successor tells.
    await sql`
      update batch set size = 0
      where bucket = ${bucket} and id = any(${emptied}::bigint[])`.execute(trx);
  }
  if (sizes.length === 0) return { readers: 0, batches: 0 };
  const { rows: planned } = await sql<{ id: string; parent: string }>`
    insert into batch (bucket, issue_id, rendition_id, ordinal, epoch, parent_id, not_before, size)
    select ${bucket}::smallint, ${issueId}::bigint, v.rendition, v.ordinal, v.epoch, v.parent,
      ${notBefore}::timestamptz, v.size
    from unnest(${sizes.map(({ rendition }) => rendition)}::bigint[],
      ${sizes.map(({ ordinal }) => ordinal)}::integer[], ${sizes.map(({ epoch }) => epoch)}::integer[],
      ${sizes.map(({ id }) => id)}::bigint[], ${sizes.map(({ size }) => size)}::integer[])
      as v (rendition, ordinal, epoch, parent, size)
    returning id, parent_id as parent`.execute(trx);
  // While it waits, the old reason stays in case it is taken back.
  await sql`
    update ${deliveries} d set state = 'pending', batch_id = v.id
    from unnest(${planned.map(({ id }) => id)}::bigint[],
      ${planned.map(({ parent }) => parent)}::bigint[]) as v (id, parent)
    where d.bucket = ${bucket} and d.batch_id = v.parent and d.state = 'rejected'`.execute(trx);
  return { readers: sizes.reduce((sum, { size }) => sum + size, 0), batches: planned.length };
}

/**
 * Undoes {@link planAgain} before any of its batches was claimed: the readers are rejected as before.
 * Call with the issue's row locked, which a claim shares.
 *
 * @param batches how many it made
 * @returns false when one of them was claimed, whatever the clocks say; then nothing has changed
 */
export async function takeBackAgain(
  trx: Transaction<Database>,
  issueId: string,
  batches: number,
): Promise<boolean> {
  const { rows: waiting } = await sql<{ bucket: number; id: string; parent: string }>`
    select b.bucket, b.id, b.parent_id as parent
    from batch b join batch old on old.bucket = b.bucket and old.id = b.parent_id
    where b.issue_id = ${issueId} and b.state = 'prepared'
      and old.state = 'rejected' and old.ordinal = b.ordinal`.execute(trx);
  if (waiting.length !== batches) return false;
  for (const [bucket, here] of inOrder(Map.groupBy(waiting, (batch) => batch.bucket))) {
    const ids = here.map(({ id }) => id);
    const parents = here.map(({ parent }) => parent);
    await sql`
      with moved as (
        update ${deliveriesOf(issueId)} d set state = 'rejected', batch_id = v.parent
        from unnest(${ids}::bigint[], ${parents}::bigint[]) as v (id, parent)
        where d.bucket = ${bucket} and d.batch_id = v.id and d.state = 'pending'
        returning d.batch_id
      )
      update batch set size = (select count(*) from moved where moved.batch_id = batch.id)
      where bucket = ${bucket} and id = any(${parents}::bigint[])`.execute(trx);
    await sql`
      update batch set state = 'void', size = 0, parent_id = null, reason = 'taken-back',
        ended_at = now()
      where bucket = ${bucket} and id = any(${ids}::bigint[])`.execute(trx);
  }
  return true;
}

/**
 * Ends batches without a call whose readers had their mail after all: news of a call to the batch that
 * they were rejected with, of any of them, proves that all of it arrived. Call after the subscribers
 * were locked, so that news which was applied is seen.
 *
 * @returns the ids of those batches
 */
export async function acceptArrived(
  trx: Transaction<Database>,
  { issueId, bucket, ids }: BatchesOfIssue,
): Promise<ReadonlySet<string>> {
  if (ids.length === 0) return new Set();
  const { rows } = await sql<{ id: string }>`
    with arrived as materialized (
      select distinct batch_id as id from ${deliveriesOf(issueId)}
      where bucket = ${bucket} and batch_id = any(${ids}::bigint[]) and resend_id is not null
    ), settled as (
      update ${deliveriesOf(issueId)} d set state = 'accepted', reason = null
      from arrived where d.bucket = ${bucket} and d.batch_id = arrived.id and d.state = 'pending'
      returning d.batch_id
    )
    update batch set state = 'accepted', reason = 'reconciled', tokens = null, lease_until = null,
      ended_at = now(), size = (select count(*) from settled where settled.batch_id = batch.id)
    where bucket = ${bucket} and id in (select id from arrived) returning id`.execute(trx);
  return new Set(rows.map(({ id }) => id));
}
