import { decideNext, type NextStep, type Outcome } from '@galley/core/delivery';
import {
  closeAttempt,
  endBatch,
  holdsFence,
  pauseSending,
  recordAccepted,
  recordAmbiguity,
  refusalContext,
  releaseBatch,
  splitBatch,
  type AcceptedBatch,
  type AttemptRef,
  type BatchOfIssue,
  type Database,
  type Transaction,
} from '@galley/db';
import type { ClaimedBatch } from './claim-batches.ts';
import type { DeliveryDeps } from '../delivery-deps.ts';

/** A cancelled issue cannot be paused; its ambiguous batches are retried, but not at once. */
const UNPAUSED_SECONDS = 60;

/**
 * What T2 wrote, for logs and progress: `pause` only if this attempt paused the issue, `retry` if
 * it was already paused or cancelled.
 */
export type Recorded = NextStep['kind'] | 'fenced';

/**
 * T2: records the outcome of an attempt. Any process records a success or an ambiguity, even after
 * its lease has ended; only the batch's last attempt records anything else.
 */
export const recordOutcome = async (
  deps: DeliveryDeps,
  batch: ClaimedBatch,
  outcome: Outcome,
  status: number | null,
): Promise<Recorded> =>
  deps.db.transaction().execute(async (trx) => {
    const { attempt } = batch;
    if (outcome.kind === 'accepted') {
      await recordAccepted(trx, attempt, [acceptedBatch(batch, outcome.ids, status)]);
      return 'accept';
    }
    await closeAttempt(trx, attempt, {
      outcome: outcome.kind,
      status,
      detail: 'detail' in outcome ? outcome.detail : 'code' in outcome ? outcome.code : null,
    });
    if (outcome.kind === 'ambiguous' || outcome.kind === 'in-flight') {
      await recordAmbiguity(trx, attempt);
    }
    if (!(await holdsFence(trx, attempt))) return 'fenced';
    const context = await refusalContext(trx, placeOf(attempt));
    const step = decideNext(
      { size: batch.readers.length, attempt: attempt.number, ...context },
      outcome,
      deps.clock(),
      Math.random(),
    );
    return applyStep(trx, batch, step);
  });

const placeOf = ({ bucket, batchId: id, issueId }: AttemptRef): BatchOfIssue => ({
  bucket,
  id,
  issueId,
});

async function applyStep(
  trx: Transaction<Database>,
  { attempt }: ClaimedBatch,
  step: NextStep,
): Promise<Recorded> {
  const batch = placeOf(attempt);
  switch (step.kind) {
    case 'accept':
      throw new Error('a success is recorded before the fence is asked');
    case 'retry':
      await releaseBatch(trx, attempt, step.afterSeconds, null);
      break;
    case 'pause': {
      const paused = await pauseSending(trx, attempt.issueId, step);
      // Batches of a paused issue are not claimed, so they may be due as soon as it resumes.
      const afterSeconds = paused === 'cannot-pause' ? UNPAUSED_SECONDS : 0;
      if (step.afresh) await splitBatch(trx, batch, step.detail, afterSeconds);
      else await releaseBatch(trx, attempt, afterSeconds, step.reason);
      return paused === 'paused' ? 'pause' : 'retry';
    }
    case 'split':
      await splitBatch(trx, batch, step.detail);
      break;
    case 'defer':
      await splitBatch(trx, batch, step.detail, step.afterSeconds);
      break;
    case 'reject':
      await endBatch(trx, batch, 'rejected', step.detail);
      break;
    case 'doubt':
      await endBatch(trx, batch, 'uncertain', step.reason);
      break;
  }
  return step.kind;
}

/**
 * Resend returns ids in the order of the mails; the classifier has checked that none is missing.
 */
export const acceptedBatch = (
  { attempt, readers }: ClaimedBatch,
  ids: readonly string[],
  status: number | null,
): AcceptedBatch => ({
  attempt,
  status,
  readers: readers.flatMap((reader, index) => {
    const resendId = ids[index];
    return resendId === undefined ? [] : [{ subscriberId: reader.subscriber, resendId }];
  }),
});
