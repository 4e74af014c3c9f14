import { sql, type Kysely } from 'kysely';
import type { Database } from '../schema/database.ts';
import { partitionName } from '../schema/delivery-partition.ts';
import { withDeliveryAlone } from './lock-delivery.ts';

/**
 * Each delivery is written a second time when it is accepted. With room for that on its page no
 * index changes, and the table ends up no larger than if its pages had been filled.
 */
const FILL_PERCENT = 45;

/**
 * Makes the partition that holds an issue's deliveries. Any number of processes may call it at
 * once.
 *
 * Locks all others out of `delivery` for a few milliseconds, on a cluster for some hundred: a session
 * that looked up the partitions at that moment was seen to miss the new one, and found an issue without
 * readers.
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
      (like delivery including defaults including constraints,
        constraint delivery_has_batch check (state <> 'pending' or batch_id is not null))
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
