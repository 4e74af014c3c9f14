import {
  KEY_TRUST_HOURS,
  batchHashInput,
  type DoubtReason,
  type StampValues,
} from '@galley/core/delivery';
import {
  beginAttempts,
  closeLostAttempts,
  endBatch,
  excludeCancelledBatch,
  fixedMembers,
  lockNextBatches,
  type AttemptRef,
  type BatchOfIssue,
  type BatchRow,
  type ClaimInput,
  type Database,
  type SendingIssue,
  type Transaction,
} from '@galley/db';
import { freezeBatches, type FrozenBatch } from './freeze-batches.ts';
import type { DeliveryDeps } from '../delivery-deps.ts';
import { sha256 } from './sha256.ts';

export interface ClaimedBatch {
  readonly attempt: AttemptRef;
  readonly renditionId: string;
  readonly idempotencyKey: string;
  readonly readers: readonly StampValues[];
  /** On this process's clock, before the lease began on the database's clock. */
  readonly claimedAt: number;
}

export type Claim =
  | { readonly kind: 'claimed'; readonly batch: ClaimedBatch }
  /** A batch ended without a call, or another lane got the batches; there may be more. */
  | { readonly kind: 'settled' };

/**
 * T1: claims the next batches of an issue in a bucket and fixes each one's readers and key in one transaction,
 * before anything is sent. A batch that may have reached Resend stays as it is; one that provably
 * never did is checked again for readers who left.
 *
 * A batch that was tried before is claimed alone, so that one statement locks all subscribers in
 * the order of their ids.
 *
 * @returns one claim for each batch taken, at most `limit`; none when there is nothing to do there now
 */
export async function claimBatches(
  deps: DeliveryDeps,
  issue: SendingIssue,
  input: ClaimInput,
): Promise<readonly Claim[]> {
  const claimedAt = performance.now();
  return deps.db.transaction().execute(async (trx) => {
    const { batches, cancelled } = await lockNextBatches(trx, issue.id, input);
    const [first] = batches;
    if (first === undefined) return [];
    const frozen =
      first.state === 'attempted'
        ? await claimAgain(deps, trx, issue, { batch: first, cancelled })
        : await freezeBatches(
            deps,
            trx,
            issue,
            batches.filter((batch) => batch.state === 'prepared'),
          );
    return begin(deps, trx, issue, { bucket: input.bucket, batches: frozen, claimedAt });
  });
}

async function claimAgain(
  deps: DeliveryDeps,
  trx: Transaction<Database>,
  issue: SendingIssue,
  { batch, cancelled }: { readonly batch: BatchRow; readonly cancelled: boolean },
): Promise<readonly (FrozenBatch | null)[]> {
  const ambiguousHours = await closeLostAttempts(trx, batch);
  if (ambiguousHours !== null) return [await retryBatch(deps, trx, issue, batch, ambiguousHours)];
  if (cancelled) {
    await excludeCancelledBatch(trx, placeOf(batch));
    return [null];
  }
  return freezeBatches(deps, trx, issue, [batch]);
}

/** An attempt may have arrived, so a retry keeps members, bytes and key. */
async function retryBatch(
  deps: DeliveryDeps,
  trx: Transaction<Database>,
  issue: SendingIssue,
  batch: BatchRow,
  ambiguousHours: number,
): Promise<FrozenBatch | null> {
  const doubt = async (reason: DoubtReason): Promise<null> => {
    await endBatch(trx, placeOf(batch), 'uncertain', reason);
    deps.log.error({ issueId: issue.id, batchId: batch.id, reason }, 'batch is uncertain');
    return null;
  };
  if (ambiguousHours >= KEY_TRUST_HOURS) return doubt('key-too-old');
  const members = await fixedMembers(trx, batch);
  const readers = members.map((member) => ({
    to: member.address,
    token: member.token ?? '',
    subscriber: member.subscriberId,
  }));
  const hash = sha256(batchHashInput(issue.contentHash, readers));
  // This has never happened and must not: Resend refuses other bytes under a known key.
  if (hash !== batch.content_hash || batch.idempotency_key === null) return doubt('bytes-changed');
  return {
    id: batch.id,
    renditionId: batch.rendition_id,
    idempotencyKey: batch.idempotency_key,
    contentHash: hash,
    readers,
  };
}

const placeOf = ({ bucket, id, issue_id: issueId }: BatchRow): BatchOfIssue => ({
  bucket,
  id,
  issueId,
});

interface ToBegin {
  readonly bucket: number;
  /** Null stands for a batch that ended without a call. */
  readonly batches: readonly (FrozenBatch | null)[];
  readonly claimedAt: number;
}

async function begin(
  deps: DeliveryDeps,
  trx: Transaction<Database>,
  issue: SendingIssue,
  { bucket, batches, claimedAt }: ToBegin,
): Promise<readonly Claim[]> {
  const frozen = batches.filter((batch) => batch !== null);
  const attempts = await beginAttempts(
    trx,
    bucket,
    frozen.map((batch) => ({
      ...batch,
      size: batch.readers.length,
      tokens: batch.readers.map((reader) => reader.token),
    })),
    { worker: deps.worker, leaseSeconds: deps.limits.leaseSeconds },
  );
  return batches.map((batch) => {
    if (batch === null) return { kind: 'settled' };
    const number = attempts.get(batch.id);
    if (number === undefined) throw new Error(`batch ${batch.id} could not be begun`);
    const { renditionId, idempotencyKey, readers } = batch;
    const attempt = { bucket, batchId: batch.id, issueId: issue.id, number };
    return { kind: 'claimed', batch: { attempt, renditionId, idempotencyKey, readers, claimedAt } };
  });
}
