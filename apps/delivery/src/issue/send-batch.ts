import { setTimeout as sleep } from 'node:timers/promises';
import {
  classifyOutcome,
  stampBatch,
  tagBucket,
  type Outcome,
  type StampedBatch,
} from '@galley/core/delivery';
import { isDatabaseAway, type SendingIssue } from '@galley/db';
import type { WireResult } from '@galley/resend';
import { inSpan } from '@galley/trace';
import { awaitQuota } from './await-quota.ts';
import type { ClaimedBatch } from './claim-batches.ts';
import { keepLease } from './keep-lease.ts';
import { acceptedBatch, recordOutcome, type Recorded } from './record-outcome.ts';
import type { DeliveryDeps } from '../delivery-deps.ts';
import type { SharedWork } from './share-work.ts';

const STATUS = 'http.response.status_code';
const LOST = 'error.type';
/** An answer that was recorded is worth more than one that has to be asked for again. */
const LONGEST_AWAY_MS = 300_000;
const AWAY_MS = 1_000;

/**
 * Sends the next batch of an issue: claim, post, record. The call is made between two short
 * transactions, never inside one.
 *
 * @returns false when there was nothing to do now
 */
export async function sendBatch(
  deps: DeliveryDeps,
  issue: SendingIssue,
  shared: SharedWork,
): Promise<boolean> {
  const claim = await shared.claim();
  if (claim.kind !== 'claimed') return claim.kind === 'settled';
  const { batch } = claim;
  const { issueId, batchId, number } = batch.attempt;
  const ids = { 'galley.issue_id': issueId, 'galley.batch_id': batchId, 'galley.attempt': number };
  await inSpan('send batch', ids, () => sendClaimed(deps, issue, shared, batch));
  return true;
}

async function sendClaimed(
  deps: DeliveryDeps,
  issue: SendingIssue,
  shared: SharedWork,
  batch: ClaimedBatch,
): Promise<void> {
  const result = await inSpan('post batch', {}, async (span) => {
    const posted = await post(deps, issue, batch);
    span.note(posted.kind === 'response' ? { [STATUS]: posted.status } : { [LOST]: posted.code });
    return posted;
  });
  const addresses = batch.readers.map((reader) => reader.to);
  const outcome = classifyOutcome(result, addresses, deps.clock());
  const recorded = await inSpan('record batch', { 'galley.outcome': outcome.kind }, () =>
    recordUntilKept(deps, shared, batch, outcome, result),
  );
  await deps.pace.learn(result, outcome);
  logOutcome(deps, batch, outcome, recorded);
  if (outcome.kind === 'quota' && recorded === 'pause') await awaitQuota(deps, batch, outcome);
}

async function post(
  deps: DeliveryDeps,
  issue: SendingIssue,
  batch: ClaimedBatch,
): Promise<WireResult> {
  const body = await stamp(deps, issue, batch);
  if (body === null) return { kind: 'unsent', code: 'NOT_STAMPED' };
  // The process was stopped for too long (SIGSTOP, a busy machine): another may hold the batch.
  if (performance.now() - batch.claimedAt > (deps.limits.leaseSeconds * 1000) / 2) {
    return { kind: 'unsent', code: 'LEASE_SHORT' };
  }
  const heartbeat = keepLease(deps, batch.attempt);
  try {
    return await deps.bulk.postBatch({
      body: body.segments,
      contentLength: body.contentLength,
      idempotencyKey: batch.idempotencyKey,
    });
  } finally {
    heartbeat.stop();
  }
}

/**
 * Null when the mails cannot be made. Nothing has left then, so the attempt must not look
 * ambiguous.
 */
async function stamp(
  { templates, log }: DeliveryDeps,
  issue: SendingIssue,
  { renditionId, readers, attempt }: ClaimedBatch,
): Promise<StampedBatch | null> {
  try {
    const template = await templates.get(issue, renditionId);
    return stampBatch(tagBucket(template, attempt.bucket), readers);
  } catch (error) {
    log.error({ issueId: issue.id, batchId: attempt.batchId, err: error }, 'batch cannot be made');
    return null;
  }
}

/**
 * Records a reply, and retries for minutes if the database is away. Successes are recorded together with those
 * of other lanes; if that fails, each by itself, so that no batch fails because of another. If
 * recording fails for good, the attempt stays open and becomes ambiguous when its lease ends; the
 * same key then brings the same reply.
 */
async function recordUntilKept(
  deps: DeliveryDeps,
  shared: SharedWork,
  batch: ClaimedBatch,
  outcome: Outcome,
  result: WireResult,
): Promise<Recorded> {
  const status = result.kind === 'response' ? result.status : null;
  const began = performance.now();
  for (let tries = 1; ; tries += 1) {
    try {
      if (tries === 1 && outcome.kind === 'accepted') {
        await shared.accept(acceptedBatch(batch, outcome.ids, status));
        return 'accept';
      }
      return await recordOutcome(deps, batch, outcome, status);
    } catch (error) {
      const isAway = isDatabaseAway(error) && performance.now() - began < LONGEST_AWAY_MS;
      if (deps.ending?.aborted === true || (tries >= 5 && !isAway)) throw error;
      deps.log.warn({ batchId: batch.attempt.batchId, tries }, 'could not record an attempt yet');
      await sleep(Math.min(200 * 2 ** tries, isAway ? AWAY_MS : Infinity));
    }
  }
}

function logOutcome(
  deps: DeliveryDeps,
  batch: ClaimedBatch,
  outcome: Outcome,
  recorded: Recorded,
): void {
  const line = {
    issueId: batch.attempt.issueId,
    batchId: batch.attempt.batchId,
    attempt: batch.attempt.number,
    readers: batch.readers.length,
    outcome: outcome.kind,
    next: recorded,
    ...('detail' in outcome ? { detail: outcome.detail } : {}),
    ...('code' in outcome ? { code: outcome.code } : {}),
    ...('refusal' in outcome ? { detail: outcome.refusal?.detail } : {}),
  };
  if (recorded === 'accept') deps.log.debug(line, 'batch accepted');
  else if (outcome.kind === 'key-conflict') deps.log.error(line, 'key used with other bytes');
  else deps.log.warn(line, 'batch not accepted yet');
}
