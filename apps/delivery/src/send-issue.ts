import {
  finishIssue,
  freezeAudienceChunk,
  fullRenditionId,
  openDeliveryPartition,
  readSendingIssue,
  type SendingIssue,
} from '@galley/db';
import { sendBatch } from './send-batch.ts';
import type { Sender } from './sender.ts';

/**
 * Does all that can be done for an issue now: completes its audience, sends what is due in a few
 * lanes, and calls it sent when nothing is left. Any number of processes may do so at once.
 */
export async function sendIssue(
  sender: Sender,
  issueId: string,
  signal: AbortSignal,
): Promise<void> {
  const issue = await readSendingIssue(sender.db, issueId);
  if (issue === null) return;
  if (!issue.frozen) await freezeAudience(sender, issue, signal);
  await Promise.all(
    Array.from({ length: sender.limits.lanes }, () => runLane(sender, issue, signal)),
  );
  const finished = await finishIssue(sender.db, issueId);
  if (finished.kind === 'sent') sender.log.info({ issueId }, 'issue sent');
  if (finished.kind === 'uneven') {
    sender.log.error({ issueId, detail: finished.detail }, 'counts do not add up, issue paused');
  }
}

async function freezeAudience(
  sender: Sender,
  issue: SendingIssue,
  signal: AbortSignal,
): Promise<void> {
  await openDeliveryPartition(sender.db, issue.id);
  const renditionId = await fullRenditionId(sender.db, issue.id);
  while (!signal.aborted) {
    const step = await sender.db.transaction().execute((trx) =>
      freezeAudienceChunk(trx, {
        issueId: issue.id,
        renditionId,
        chunk: sender.limits.audienceChunk,
      }),
    );
    if (step.kind !== 'more') return;
  }
}

async function runLane(sender: Sender, issue: SendingIssue, signal: AbortSignal): Promise<void> {
  while (await sender.pace.turn(signal)) {
    if (!(await sendBatch(sender, issue))) return;
  }
}
