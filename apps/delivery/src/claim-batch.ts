import {
  KEY_TRUST_HOURS,
  batchHashInput,
  idempotencyKey,
  type DoubtReason,
  type StampValues,
} from '@galley/core/delivery';
import { makeReaderToken } from '@galley/core/subscription';
import {
  batchMembers,
  beginAttempt,
  closeLostAttempts,
  countDeliveries,
  endBatch,
  excludeCancelledBatch,
  excludeLeavers,
  lockNextBatch,
  storeTokens,
  thawBatch,
  voidBatch,
  type AttemptRef,
  type BatchRow,
  type Database,
  type Member,
  type SendingIssue,
  type Transaction,
} from '@galley/db';
import type { Sender } from './sender.ts';
import { sha256 } from './sha256.ts';

export interface ClaimedBatch {
  readonly attempt: AttemptRef;
  readonly renditionId: string;
  readonly idempotencyKey: string;
  readonly readers: readonly StampValues[];
}

export type Claim =
  | { readonly kind: 'claimed'; readonly batch: ClaimedBatch }
  /** A batch ended without a call; there may be more. */
  | { readonly kind: 'settled' }
  | { readonly kind: 'none' };

/**
 * T1, freeze late: takes the next batch of an issue and fixes who is in it and under which key, in
 * one transaction, before anything is sent. What was fixed earlier and may have reached Resend is
 * taken as it stands; what provably never did is checked again for readers who left.
 */
export async function claimBatch(sender: Sender, issue: SendingIssue): Promise<Claim> {
  return sender.db.transaction().execute(async (trx) => {
    const found = await lockNextBatch(trx, issue.id);
    if (found === null) return { kind: 'none' };
    const { batch, cancelled } = found;
    if (batch.state === 'attempted') {
      const ambiguousHours = await closeLostAttempts(trx, batch.id);
      if (ambiguousHours !== null) return retryBatch(sender, trx, issue, batch, ambiguousHours);
      if (cancelled) {
        await excludeCancelledBatch(trx, { id: batch.id, issueId: issue.id });
        return { kind: 'settled' };
      }
    }
    return freezeBatch(sender, trx, issue, batch);
  });
}

/** An attempt may have arrived, so members, bytes and key stay as they were, however often. */
async function retryBatch(
  sender: Sender,
  trx: Transaction<Database>,
  issue: SendingIssue,
  batch: BatchRow,
  ambiguousHours: number,
): Promise<Claim> {
  const doubt = async (reason: DoubtReason): Promise<Claim> => {
    await endBatch(trx, { id: batch.id, issueId: issue.id }, 'uncertain', reason);
    sender.log.error({ issueId: issue.id, batchId: batch.id, reason }, 'batch is uncertain');
    return { kind: 'settled' };
  };
  if (ambiguousHours >= KEY_TRUST_HOURS) return doubt('key-too-old');
  const members = await batchMembers(trx, batch);
  const readers = members.map((member) => stampValues(member, member.token ?? ''));
  const hash = sha256(batchHashInput(issue.contentHash, readers));
  // Never seen, and it must stay so: other bytes under a known key would be refused by Resend.
  if (hash !== batch.content_hash || batch.idempotency_key === null) return doubt('bytes-changed');
  return begin(sender, trx, batch, batch.id, readers, batch.idempotency_key, hash);
}

async function freezeBatch(
  sender: Sender,
  trx: Transaction<Database>,
  issue: SendingIssue,
  batch: BatchRow,
): Promise<Claim> {
  const planned = await batchMembers(trx, batch);
  if (planned.length < batch.size && (await countDeliveries(trx, batch)) < batch.size) {
    throw new Error(`batch ${batch.id} has ${batch.size} deliveries, but not all are seen`);
  }
  if (planned.length > 0) await excludeLeavers(trx, batch, planned);
  // Read again under the locks: somebody erased while we waited for them was taken out already.
  const members = await batchMembers(trx, batch);
  const left = planned.length - members.length;
  if (members.length === 0) {
    await voidBatch(trx, batch.id, 'empty');
    return { kind: 'settled' };
  }
  const thaw = batch.state === 'attempted' && left > 0;
  const id = thaw ? await thawBatch(trx, batch, members.length) : batch.id;
  const readers = members.map((member) =>
    stampValues(
      member,
      (thaw ? null : member.token) ?? makeReaderToken(sender.keyring, member.subscriptionId),
    ),
  );
  await storeTokens(
    trx,
    batch,
    readers.map((reader) => ({ subscriberId: reader.subscriber, token: reader.token })),
  );
  const key = idempotencyKey({
    installation: sender.installation,
    issueId: issue.id,
    ordinal: batch.ordinal,
    epoch: thaw ? batch.epoch + 1 : batch.epoch,
  });
  return begin(
    sender,
    trx,
    batch,
    id,
    readers,
    key,
    sha256(batchHashInput(issue.contentHash, readers)),
  );
}

async function begin(
  sender: Sender,
  trx: Transaction<Database>,
  batch: BatchRow,
  batchId: string,
  readers: readonly StampValues[],
  key: string,
  contentHash: string,
): Promise<Claim> {
  const number = await beginAttempt(trx, {
    batchId,
    size: readers.length,
    idempotencyKey: key,
    contentHash,
    leaseSeconds: sender.limits.leaseSeconds,
    worker: sender.worker,
  });
  return {
    kind: 'claimed',
    batch: {
      attempt: { batchId, issueId: batch.issue_id, number },
      renditionId: batch.rendition_id,
      idempotencyKey: key,
      readers,
    },
  };
}

const stampValues = (member: Member, token: string): StampValues => ({
  to: member.address,
  token,
  subscriber: member.subscriberId,
});
