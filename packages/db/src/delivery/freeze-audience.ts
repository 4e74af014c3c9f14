import { BATCH_LIMIT } from '@galley/core/delivery';
import { sql, type Kysely, type Transaction } from 'kysely';
import type { Database } from '../schema/database.ts';
import { deliveriesOf, partitionName } from './delivery-partition.ts';
import { withDeliveryAlone } from './lock-delivery.ts';

/**
 * Each delivery is written a second time when it is accepted. With room for that on its page no
 * index changes, and the table ends up no larger than if its pages had been filled.
 */
const FILL_PERCENT = 45;

/** The result of one step of T0. */
export type FreezeStep =
  | { readonly kind: 'more'; readonly added: number }
  | { readonly kind: 'complete' }
  /** The issue is no longer being sent, or another process is freezing it. */
  | { readonly kind: 'not-now' };

/**
 * Makes the partition that holds an issue's deliveries. Any number of processes may call it at
 * once.
 *
 * Locks all others out of `delivery` for a few milliseconds: a session that looked up the
 * partitions at that moment was seen to miss the new one, and found an issue without readers.
 *
 * @throws the Postgres error when other sessions used `delivery` at each of many tries
 */
export async function openDeliveryPartition(db: Kysely<Database>, issueId: string): Promise<void> {
  const name = partitionName(issueId);
  await withDeliveryAlone(db, async (trx, alone) => {
    await sql`select pg_advisory_xact_lock(hashtext('galley delivery partition'))`.execute(trx);
    // Read as rows, because a look-up by name may have cached, before the lock, that there was
    // none.
    const found = await sql`select from pg_class where relname = ${name}
      and relnamespace = (select relnamespace from pg_class where oid = 'delivery'::regclass)
    `.execute(trx);
    if (found.rows.length > 0) return;
    await alone();
    await sql`create table ${sql.id(name)}
      (like delivery including defaults including constraints)
      with (fillfactor = ${sql.lit(FILL_PERCENT)})`.execute(trx);
    await sql`alter table delivery attach partition ${sql.id(name)}
      for values in (${sql.lit(issueId)})`.execute(trx);
  });
}

/** Lists approved issues without a partition, the soonest due first. */
export async function issuesWithoutPartition(db: Kysely<Database>): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from issue
    where state = 'approved' and to_regclass('delivery_' || id) is null
    order by due_at, id`.execute(db);
  return rows.map(({ id }) => id);
}

/**
 * Gives the planner statistics of a partition. Without them it assumes that an issue has one
 * two-hundredth of the rows, and reads a million readers to find a hundred.
 */
export async function analyzeDeliveries(db: Kysely<Database>, issueId: string): Promise<void> {
  await sql`analyze ${deliveriesOf(issueId)}`.execute(db);
}

/**
 * T0: freezes the next readers of an issue's audience in the order of their ids, and plans them
 * into batches. Takes one short transaction, which locks the issue's row and stores its
 * progress there, so a kill costs one chunk and repeats nothing.
 */
export async function freezeAudienceChunk(
  trx: Transaction<Database>,
  input: { readonly issueId: string; readonly renditionId: string; readonly chunk: number },
): Promise<FreezeStep> {
  const issue = await trx
    .selectFrom('issue')
    .select(['newsletter_id', 'freeze_cursor'])
    .where('id', '=', input.issueId)
    .where('state', '=', 'sending')
    .where('frozen_at', 'is', null)
    .forNoKeyUpdate()
    .skipLocked()
    .executeTakeFirst();
  if (issue === undefined) return { kind: 'not-now' };
  const { rows } = await sql<{ added: number; cursor: string | null }>`
    with chunk as materialized (
      select s.subscriber_id, s.id as subscription_id, r.address, r.address_canonical,
        row_number() over (order by s.subscriber_id) as place
      from (
        select id, subscriber_id from subscription
        where newsletter_id = ${issue.newsletter_id} and status = 'confirmed'
          and subscriber_id > ${issue.freeze_cursor}
        order by subscriber_id limit ${input.chunk}
      ) s
      join subscriber r on r.id = s.subscriber_id
      where not exists (select from suppression x where x.address_key = r.address_canonical)
    ), mark as (
      select max(subscriber_id) as cursor from (
        select subscriber_id from subscription
        where newsletter_id = ${issue.newsletter_id} and status = 'confirmed'
          and subscriber_id > ${issue.freeze_cursor}
        order by subscriber_id limit ${input.chunk}
      ) seen
    ), base as (
      select coalesce(max(ordinal), 0) as ordinal from batch where issue_id = ${input.issueId}
    ), planned as (
      insert into batch (issue_id, rendition_id, ordinal, size)
      select ${input.issueId}, ${input.renditionId},
        base.ordinal + 1 + (chunk.place - 1) / ${sql.lit(BATCH_LIMIT)}, count(*)
      from chunk, base
      group by base.ordinal, (chunk.place - 1) / ${sql.lit(BATCH_LIMIT)}
      returning id, ordinal
    ), added as (
      insert into delivery
        (issue_id, subscriber_id, subscription_id, batch_id, rendition_id, address, address_canonical)
      select ${input.issueId}, c.subscriber_id, c.subscription_id, p.id, ${input.renditionId},
        c.address, c.address_canonical
      from chunk c, base b, planned p
      where p.ordinal = b.ordinal + 1 + (c.place - 1) / ${sql.lit(BATCH_LIMIT)}
      returning 1
    )
    select (select count(*)::integer from added) as added, (select cursor from mark) as cursor
  `.execute(trx);
  const { added, cursor } = rows[0] ?? { added: 0, cursor: null };
  await trx
    .updateTable('issue')
    .set(
      cursor === null
        ? { frozen_at: sql<Date>`now()` }
        : { freeze_cursor: cursor, audience: sql<number>`audience + ${added}` },
    )
    .where('id', '=', input.issueId)
    .execute();
  return cursor === null ? { kind: 'complete' } : { kind: 'more', added };
}
