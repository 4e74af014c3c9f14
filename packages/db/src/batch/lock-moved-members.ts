import { sql, type Transaction } from 'kysely';
import type { Database } from '../schema/database.ts';
import { deliveriesOf } from '../schema/delivery-partition.ts';
import { lookAgain } from '../look-again.ts';
import type { BatchesOfIssue, Member } from './freeze-batch.ts';

interface Missing {
  readonly batchId: string;
  readonly subscriberId: string;
  readonly subscriptionId: string;
  readonly address: string;
  readonly canonical: string;
}

/**
 * Finds and locks members of batches whose address has changed to one of another bucket since the
 * audience was frozen: their delivery stays where it is, and they are looked up where they are now.
 *
 * @param found the members that were found in the batches' own bucket
 * @returns those who still want the mail; the others have left
 * @throws Error when some are in no bucket: a machine has still to commit their move. An erasure takes
 * the delivery with it, so nobody is concluded to be gone
 */
export async function lockMovedMembers(
  trx: Transaction<Database>,
  { issueId, bucket, ids }: BatchesOfIssue,
  found: readonly Member[],
): Promise<readonly Member[]> {
  const { rows: missing } = await sql<Missing>`
    select batch_id as "batchId", subscriber_id as "subscriberId",
      subscription_id as "subscriptionId", address, address_canonical as canonical
    from ${deliveriesOf(issueId)}
    where bucket = ${bucket} and batch_id = any(${ids}::bigint[]) and state = 'pending'
      and subscriber_id <> all(${found.map((member) => member.subscriberId)}::bigint[])`.execute(
    trx,
  );
  if (missing.length === 0) return [];
  const wanted = missing.map(({ subscriberId }) => subscriberId);
  const places = await lookAgain(
    trx,
    () => trx.selectFrom('subscriber').select(['bucket', 'id']).where('id', 'in', wanted).execute(),
    (each) => each.length === wanted.length,
  );
  const locked = new Map<string, Locked>();
  for (const [place, readers] of [...Map.groupBy(places, (one) => one.bucket)].toSorted(
    ([a], [b]) => a - b,
  )) {
    const ids = readers.map(({ id }) => id);
    for (const one of await lockReaders(trx, place, ids)) locked.set(one.id, one);
  }
  if (locked.size < wanted.length) {
    throw new Error(`batches ${ids.join(', ')} have readers who are in no bucket at the moment`);
  }
  // After the locks: to suppress an address takes its reader's.
  const suppressed = await listSuppressed(trx, missing);
  return missing.flatMap((one) => {
    const reader = locked.get(one.subscriberId);
    if (reader === undefined || suppressed.has(one.canonical)) return [];
    return reader.confirmed.has(one.subscriptionId) ? [memberOf(one, reader)] : [];
  });
}

async function listSuppressed(
  trx: Transaction<Database>,
  missing: readonly Missing[],
): Promise<ReadonlySet<string>> {
  const rows = await trx
    .selectFrom('suppression')
    .select('address_key')
    .where(
      'address_key',
      'in',
      missing.map(({ canonical }) => canonical),
    )
    .execute();
  return new Set(rows.map((row) => row.address_key));
}

/** A reader where they are now, who is locked. */
interface Locked {
  readonly bucket: number;
  readonly id: string;
  readonly round: number;
  readonly canonical: string;
  /** Their confirmed subscriptions. */
  readonly confirmed: ReadonlySet<string>;
}

async function lockReaders(
  trx: Transaction<Database>,
  bucket: number,
  ids: readonly string[],
): Promise<readonly Locked[]> {
  const readers = await trx
    .selectFrom('subscriber')
    .select(['id', 'address_round as round', 'address_canonical as canonical'])
    .where('bucket', '=', bucket)
    .where('id', 'in', ids)
    .orderBy('id')
    .forShare()
    .execute();
  const subscriptions = await trx
    .selectFrom('subscription')
    .select('id')
    .where('bucket', '=', bucket)
    .where('subscriber_id', 'in', ids)
    .where('status', '=', 'confirmed')
    .execute();
  const confirmed = new Set(subscriptions.map(({ id }) => id));
  return readers.map((reader) => ({ ...reader, bucket, confirmed }));
}

const memberOf = (
  { batchId, subscriberId, subscriptionId, address, canonical }: Missing,
  { bucket, round, canonical: present }: Locked,
): Member => ({
  bucket,
  batchId,
  subscriberId,
  subscriptionId,
  address,
  addressRound: round - (round > 0 && present !== canonical ? 1 : 0),
});
