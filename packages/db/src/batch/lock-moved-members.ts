import { sql, type Transaction } from 'kysely';
import type { Database } from '../schema/database.ts';
import { deliveriesOf } from '../schema/delivery-partition.ts';
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
 * @returns those who still want the mail; the others were erased, or have left
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
  const places = await trx
    .selectFrom('subscriber')
    .select(['bucket', 'id'])
    .where(
      'id',
      'in',
      missing.map(({ subscriberId }) => subscriberId),
    )
    .execute();
  const suppressed = await listSuppressed(trx, missing);
  const members: Member[] = [];
  for (const [place, readers] of [...Map.groupBy(places, (one) => one.bucket)].toSorted(
    ([a], [b]) => a - b,
  )) {
    const locked = await lockConfirmed(trx, place, missing, new Set(readers.map(({ id }) => id)));
    members.push(
      ...locked.filter(({ address: its }) => !suppressed.has(its)).map(({ member }) => member),
    );
  }
  return members;
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

async function lockConfirmed(
  trx: Transaction<Database>,
  bucket: number,
  missing: readonly Missing[],
  here: ReadonlySet<string>,
): Promise<readonly { readonly address: string; readonly member: Member }[]> {
  const ids = [...here];
  const readers = await trx
    .selectFrom('subscriber')
    .select(['id', 'address_round', 'address_canonical'])
    .where('bucket', '=', bucket)
    .where('id', 'in', ids)
    .orderBy('id')
    .forShare()
    .execute();
  const confirmed = await trx
    .selectFrom('subscription')
    .select('id')
    .where('bucket', '=', bucket)
    .where('subscriber_id', 'in', ids)
    .where('status', '=', 'confirmed')
    .execute();
  const stays = new Set(confirmed.map(({ id }) => id));
  const known = new Map(readers.map((reader) => [reader.id, reader]));
  return missing.flatMap((one) => {
    const reader = known.get(one.subscriberId);
    if (reader === undefined || !stays.has(one.subscriptionId)) return [];
    const addressRound =
      reader.address_round -
      (reader.address_round > 0 && reader.address_canonical !== one.canonical ? 1 : 0);
    const { batchId, subscriberId, subscriptionId, address, canonical } = one;
    const member = { bucket, batchId, subscriberId, subscriptionId, address, addressRound };
    return [{ address: canonical, member }];
  });
}
