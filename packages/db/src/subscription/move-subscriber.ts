import { sql, type Transaction } from 'kysely';
import type { Database } from '../schema/database.ts';
import type { Placed } from './in-its-bucket.ts';
import { setLocal } from '../set-local.ts';
import { announceMove } from './move-lock.ts';

/** Which rows go with a subscriber, each table after those that it belongs to. */
const MOVED: readonly { readonly table: string; readonly of: 'reader' | 'subscription' }[] = [
  { table: 'subscription', of: 'reader' },
  { table: 'subscription_choice', of: 'subscription' },
  { table: 'consent', of: 'subscription' },
  { table: 'suppression_lift', of: 'reader' },
  { table: 'transient_bounce', of: 'reader' },
  { table: 'click', of: 'reader' },
];

/**
 * Moves a subscriber's rows to the bucket of another address, under the ids that they have. Deliveries
 * stay where their batch is. Meanwhile triggers tell of nothing: nobody subscribes, leaves or is
 * erased by it. The caller holds the subscriber's lock, which ends there and begins again with the
 * new row; who waited for it finds nothing, and looks again.
 */
export async function moveSubscriber(
  trx: Transaction<Database>,
  { id, bucket }: Placed,
  canonical: string,
): Promise<Placed> {
  await announceMove(trx);
  const { rows } = await sql<{ bucket: number }>`
    select bucket_of(${canonical}) as bucket`.execute(trx);
  const [to] = rows;
  if (to === undefined) throw new Error('an address has no bucket');
  await setLocal(trx, 'galley.moving', sql.lit('on'));
  await copyRows(trx, 'subscriber', to.bucket, sql`id = ${id}`, bucket);
  for (const { table, of } of MOVED) {
    const its =
      of === 'reader'
        ? sql`subscriber_id = ${id}`
        : sql`subscription_id in (
            select s.id from subscription s where s.bucket = ${bucket} and s.subscriber_id = ${id})`;
    await copyRows(trx, table, to.bucket, its, bucket);
  }
  // The others go with it.
  await trx.deleteFrom('subscriber').where('bucket', '=', bucket).where('id', '=', id).execute();
  await setLocal(trx, 'galley.moving', sql.lit('off'));
  await sql`
    update subscriber set moved_at = now()
    where bucket = ${to.bucket} and id = ${id}`.execute(trx);
  return { id, bucket: to.bucket };
}

/** Copies rows from one bucket to another, whatever columns the table has. */
async function copyRows(
  trx: Transaction<Database>,
  table: string,
  to: number,
  which: ReturnType<typeof sql>,
  from: number,
): Promise<void> {
  const { rows } = await sql<{ name: string }>`
    select attname as name from pg_attribute
    where attrelid = ${table}::regclass and attnum > 0 and not attisdropped
      and attgenerated = '' and attname <> 'bucket'
    order by attnum`.execute(trx);
  const columns = sql.join(rows.map(({ name }) => sql.ref(name)));
  await sql`
    insert into ${sql.table(table)} (bucket, ${columns}) overriding system value
    select ${to}::smallint, ${columns} from ${sql.table(table)}
    where bucket = ${from} and ${which}`.execute(trx);
}
