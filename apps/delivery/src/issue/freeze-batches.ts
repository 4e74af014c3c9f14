import { batchHashInput, idempotencyKey, type StampValues } from '@galley/core/delivery';
import { makeReaderToken } from '@galley/core/subscription';
import {
  acceptArrived,
  countDeliveries,
  excludeLeavers,
  lockMembers,
  lockMovedMembers,
  thawBatch,
  voidBatch,
  type BatchRow,
  type Database,
  type Member,
  type SendingIssue,
  type Transaction,
} from '@galley/db';
import type { DeliveryDeps } from '../delivery-deps.ts';
import { sha256 } from './sha256.ts';

/** A batch whose bytes are fixed. */
export interface FrozenBatch {
  readonly id: string;
  readonly renditionId: string;
  readonly idempotencyKey: string;
  readonly contentHash: string;
  readonly readers: readonly StampValues[];
}

/**
 * Freezes batches of one bucket that cannot have reached Resend: locks their readers, checks again who has left,
 * and leaves those out. A batch that follows a rejected one ends without a call if that one is known by
 * now to have arrived.
 *
 * @returns one for each batch, in order; null for a batch without readers, which has ended
 */
export async function freezeBatches(
  deps: DeliveryDeps,
  trx: Transaction<Database>,
  issue: SendingIssue,
  batches: readonly BatchRow[],
): Promise<readonly (FrozenBatch | null)[]> {
  const [first] = batches;
  if (first === undefined) return [];
  const { bucket } = first;
  const ours = { issueId: issue.id, bucket, ids: batches.map((batch) => batch.id) };
  const here = await lockMembers(trx, ours);
  const isSomebodyMissing = here.length < batches.reduce((sum, batch) => sum + batch.size, 0);
  const moved =
    isSomebodyMissing && issue.buckets.length > 1 ? await lockMovedMembers(trx, ours, here) : [];
  const planned = moved.length === 0 ? here : [...here, ...moved].toSorted(bySubscriber);
  const plan = Map.groupBy(planned, (member) => member.batchId);
  for (const batch of batches) await requireAllSeen(trx, batch, plan.get(batch.id)?.length ?? 0);
  const followers = batches.filter((batch) => batch.parent_id !== null);
  const arrived = await acceptArrived(trx, { ...ours, ids: followers.map((batch) => batch.id) });
  const left = await excludeLeavers(
    trx,
    ours,
    moved.map((member) => member.subscriberId),
  );
  const frozen: (FrozenBatch | null)[] = [];
  for (const batch of batches) {
    if (arrived.has(batch.id)) {
      deps.log.warn({ issueId: issue.id, batchId: batch.id }, 'batch had arrived, not sent again');
      frozen.push(null);
      continue;
    }
    const members = (plan.get(batch.id) ?? []).filter((one) => !left.has(one.subscriberId));
    frozen.push(await fix(deps, trx, issue, batch, members));
  }
  return frozen;
}

const bySubscriber = (a: Member, b: Member): number =>
  Number(BigInt(a.subscriberId) - BigInt(b.subscriberId));

/** A session that doesn't see a new partition yet must not conclude that its readers are gone. */
async function requireAllSeen(
  trx: Transaction<Database>,
  batch: BatchRow,
  seen: number,
): Promise<void> {
  if (seen < batch.size && (await countDeliveries(trx, batch)) < batch.size) {
    throw new Error(`batch ${batch.id} has ${batch.size} deliveries, but not all are seen`);
  }
}

async function fix(
  deps: DeliveryDeps,
  trx: Transaction<Database>,
  issue: SendingIssue,
  batch: BatchRow,
  members: readonly Member[],
): Promise<FrozenBatch | null> {
  if (members.length === 0) {
    await voidBatch(trx, batch, 'empty');
    return null;
  }
  // Every attempt was provably refused: unchanged members keep key and bytes; others get new ones.
  const thaw = batch.state === 'attempted' && members.length < batch.size;
  const tokens = thaw ? null : (batch.tokens?.split(' ') ?? null);
  const readers = members.map((member, index) => ({
    to: member.address,
    token:
      tokens?.[index] ??
      makeReaderToken(deps.keyring, member.subscriptionId, member.addressRound, member.bucket),
    subscriber: member.subscriberId,
  }));
  return {
    id: thaw ? await thawBatch(trx, batch, members.length) : batch.id,
    renditionId: batch.rendition_id,
    idempotencyKey: idempotencyKey({
      installation: deps.installation,
      issueId: issue.id,
      ordinal: batch.ordinal,
      epoch: thaw ? batch.epoch + 1 : batch.epoch,
    }),
    contentHash: sha256(batchHashInput(issue.contentHash, readers)),
    readers,
  };
}
