import { countableLinks } from '@galley/core/click/links';
import {
  analyzeDeliveries,
  finishIssue,
  noteIssueLinks,
  openDeliveryPartition,
  readSendingIssue,
  type SendingIssue,
} from '@galley/db';
import { decideLateChoices } from './decide-late-choices.ts';
import { freezeWithCanary } from './queue-canary.ts';
import { sendBatch } from './send-batch.ts';
import type { DeliveryDeps } from '../delivery-deps.ts';
import { shareWork } from './share-work.ts';

/**
 * Does everything that can be done for an issue now: freezes its audience, sends due batches in
 * lanes, and marks it sent when none is left. Any number of processes may do so at once.
 */
export async function sendIssue(
  deps: DeliveryDeps,
  issueId: string,
  signal: AbortSignal,
): Promise<void> {
  const issue = await readSendingIssue(deps.db, issueId);
  if (issue === null) return;
  const frozen = issue.frozen || (await freezeAudience(deps, issue, signal));
  await runLanes(deps, { ...issue, frozen }, signal);
  const finished = await finishIssue(deps.db, issueId);
  if (finished.kind === 'sent') deps.log.info({ issueId }, 'issue sent');
  if (finished.kind === 'uneven') {
    deps.log.error({ issueId, detail: finished.detail }, 'counts do not add up, issue paused');
  }
}

/** Returns whether all of it is frozen; another process may be at it. */
async function freezeAudience(
  deps: DeliveryDeps,
  issue: SendingIssue,
  signal: AbortSignal,
): Promise<boolean> {
  await openDeliveryPartition(deps.db, issue.id);
  await decideLateChoices(deps.db, issue);
  await noteIssueLinks(deps.db, issue.id, countableLinks);
  const freeze = await freezeWithCanary(deps, issue);
  for (let chunks = 1; !signal.aborted; chunks += 1) {
    const step = await deps.db.transaction().execute((trx) =>
      freeze(trx, {
        issueId: issue.id,
        chunk: deps.limits.audienceChunk,
      }),
    );
    if (step.kind !== 'more') return step.kind === 'complete';
    // Other processes may send already, so the planner needs statistics after the first readers.
    if (chunks === 1) await analyzeDeliveries(deps.db, issue.id);
  }
  return false;
}

/**
 * Sends until there is nothing to do. A lane that finds nothing ends. Every batch that was sent
 * opens the lanes again, because the canary leaves work for all of them.
 */
async function runLanes(
  deps: DeliveryDeps,
  issue: SendingIssue,
  signal: AbortSignal,
): Promise<void> {
  const shared = shareWork(deps, issue, signal);
  const lanes = new Set<Promise<void>>();
  const failures: unknown[] = [];

  const run = async (): Promise<void> => {
    while (failures.length === 0 && (await sendBatch(deps, issue, shared))) open();
  };
  const open = (): void => {
    while (lanes.size < deps.limits.lanes) {
      const lane = run()
        .catch((error: unknown) => void failures.push(error))
        .finally(() => lanes.delete(lane));
      lanes.add(lane);
    }
  };

  open();
  while (lanes.size > 0) await Promise.all(lanes);
  if (failures.length > 0) throw failures[0];
}
