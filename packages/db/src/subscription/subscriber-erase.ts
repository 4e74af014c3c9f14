import { sql, type Transaction } from 'kysely';
import type { Database } from '../schema/database.ts';
import { deleteSubscriber, type SubscriberRow } from './subscriber-rows.ts';

/**
 * Lists the numbers of issues whose mail to this subscriber may be on the wire now. Every bucket is
 * asked: what was mailed stays where it is when a reader moves.
 */
export async function listIssuesOnTheWire(
  trx: Transaction<Database>,
  subscriberId: string,
): Promise<number[]> {
  const rows = await trx
    .selectFrom('delivery')
    .innerJoin('batch', (join) =>
      join
        .onRef('batch.bucket', '=', 'delivery.bucket')
        .onRef('batch.id', '=', 'delivery.batch_id'),
    )
    .innerJoin('issue', 'issue.id', 'delivery.issue_id')
    .select('issue.number')
    .where('delivery.subscriber_id', '=', subscriberId)
    .where('delivery.state', '=', 'pending')
    .where('batch.state', '=', 'attempted')
    .orderBy('issue.number')
    .execute();
  return rows.map((row) => row.number);
}

/**
 * Removes a person: the subscriber with subscriptions, evidence and notices, and the address in
 * provider events and deliveries. Deliveries keep the subscriber's number, so that counts stay
 * true; unsent ones are excluded. The caller holds the subscriber's lock and has checked that
 * nothing is on the wire.
 *
 * Notices and reader links are removed by name: no key ties them to a reader on another machine.
 */
export async function eraseSubscriber(
  trx: Transaction<Database>,
  subscriber: Pick<SubscriberRow, 'id' | 'bucket' | 'address' | 'address_canonical'>,
): Promise<void> {
  const { rows: mailed } = await sql<{ address: string }>`
    select distinct address_canonical as address from delivery
    where subscriber_id = ${subscriber.id}`.execute(trx);
  const addresses = [subscriber.address_canonical, ...mailed.map(({ address }) => address)];
  await sql`
    update feedback_event e set payload = jsonb_build_object(
      'type', e.type,
      'created_at', e.payload -> 'created_at',
      'data', jsonb_build_object(
        'email_id', e.payload #> '{data,email_id}',
        'tags', e.payload #> '{data,tags}',
        'to', '[]'::jsonb
      )
    )
    where exists (
      select from jsonb_array_elements_text(
        case jsonb_typeof(e.payload #> '{data,to}')
          when 'array' then e.payload #> '{data,to}' else '[]'::jsonb end
      ) as t (address)
      where lower(t.address) = any (${addresses}::text[])
    )`.execute(trx);
  await trx
    .updateTable('delivery')
    .set({ state: 'excluded', reason: 'erased' })
    .where('subscriber_id', '=', subscriber.id)
    .where('state', '=', 'pending')
    .execute();
  await trx
    .updateTable('delivery')
    .set({ address: 'erased', address_canonical: `erased:${subscriber.id}` })
    .where('subscriber_id', '=', subscriber.id)
    .execute();
  await trx.deleteFrom('notice').where('address', '=', subscriber.address).execute();
  await deleteSubscriber(trx, subscriber);
}
