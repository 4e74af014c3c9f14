import { sql, type Transaction } from 'kysely';
import type { Database } from '../../schema/database.ts';
import { deliveriesOf } from '../../schema/delivery-partition.ts';
import { readersIn, type ReaderRange } from './reader-range.ts';

/**
 * Has the mail of readers who were frozen earlier follow them to their present address, where one of
 * the next readers has taken over the old one. An address is in an issue once, so it would otherwise
 * be impossible to freeze that reader. What was tried already keeps its address, and then the reader
 * who has it now gets no second mail there.
 */
export async function followAddresses(
  trx: Transaction<Database>,
  issueId: string,
  next: ReaderRange,
): Promise<void> {
  const { bucket } = next;
  const { rows: followers } = await sql<{ id: string }>`
    select d.subscriber_id as id
    from (${readersIn(next)}) s
    join subscriber taker on taker.bucket = s.bucket and taker.id = s.subscriber_id
    join ${deliveriesOf(issueId)} d
      on d.bucket = s.bucket and d.address_canonical = taker.address_canonical
    join batch b on b.bucket = s.bucket and b.id = d.batch_id
    where s.bucket = ${bucket} and d.state = 'pending' and b.state = 'prepared'
      and b.idempotency_key is null`.execute(trx);
  if (followers.length === 0) return;
  // Their present address may belong to any bucket.
  const present = await trx
    .selectFrom('subscriber')
    .select(['id', 'address', 'address_canonical'])
    .where(
      'id',
      'in',
      followers.map(({ id }) => id),
    )
    .execute();
  const { rows: taken } = await sql<{ address: string }>`
    select address_canonical as address from ${deliveriesOf(issueId)}
    where address_canonical = any(${present.map((one) => one.address_canonical)}::text[])`.execute(
    trx,
  );
  const isTaken = new Set(taken.map(({ address }) => address));
  const follow = present.filter((one) => !isTaken.has(one.address_canonical));
  if (follow.length === 0) return;
  await sql`
    update ${deliveriesOf(issueId)} d
    set address = now_.address, address_canonical = now_.canonical
    from unnest(${follow.map(({ id }) => id)}::bigint[],
      ${follow.map(({ address }) => address)}::text[],
      ${follow.map((one) => one.address_canonical)}::text[]) as now_ (id, address, canonical)
    where d.bucket = ${bucket} and d.subscriber_id = now_.id`.execute(trx);
}
