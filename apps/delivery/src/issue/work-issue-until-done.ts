import { setTimeout as sleep } from 'node:timers/promises';
import {
  deliveryCounts,
  issueStanding,
  secondsToNextBatch,
  type DeliveryCounts,
  type IssueStanding,
} from '@galley/db';
import { applyWaitingFeedback } from '../feedback/apply-waiting-feedback.ts';
import { openDeliveryDeps } from '../delivery-deps.ts';
import type { DeliveryOptions } from '../delivery-options.ts';
import { sendIssue } from './send-issue.ts';

/** What `issue send --wait` shows. */
export interface Progress {
  readonly standing: IssueStanding;
  readonly counts: DeliveryCounts;
}

const LOOK_MS = 250;
/** Counting a million readers takes a while; it may take a tenth of the time. */
const LOOK_PAUSE = 9;

/**
 * Works one issue in this process until nothing is pending or the issue is paused or cancelled.
 * Other processes may work it at the same time.
 *
 * @returns the issue's state and counts; the state is `sending` only when `signal` ended the wait
 */
export async function workIssueUntilDone(
  options: DeliveryOptions & {
    readonly issueId: string;
    readonly onProgress: (progress: Progress) => void;
    readonly signal: AbortSignal;
  },
): Promise<Progress> {
  const { db, issueId, onProgress, signal } = options;
  const deps = await openDeliveryDeps(options);
  const lookUp = () => issueStanding(db, issueId);
  const withCounts = async (standing: IssueStanding): Promise<Progress> => ({
    standing,
    counts: await deliveryCounts(db, issueId),
  });
  const reporting = new AbortController();
  const report = async () => {
    while (!reporting.signal.aborted) {
      const began = performance.now();
      // A failed look doesn't end the wait: if the database is away, the work itself fails.
      const progress = await lookUp()
        .then(withCounts)
        .catch(() => null);
      if (progress !== null) onProgress(progress);
      const pause = Math.max(LOOK_MS, LOOK_PAUSE * (performance.now() - began));
      await sleep(pause, undefined, { signal: reporting.signal }).catch(() => undefined);
    }
  };
  const reported = report();
  let standing: IssueStanding;
  try {
    while ((standing = await lookUp()).state === 'sending' && !signal.aborted) {
      await sendIssue(deps, issueId, signal);
      const seconds = (await secondsToNextBatch(db, issueId)) ?? 0;
      await sleep(Math.min(1000, Math.max(20, seconds * 1000)), undefined, { signal }).catch(
        () => undefined,
      );
    }
    await applyWaitingFeedback(deps);
  } finally {
    reporting.abort();
    await reported;
    await deps.close();
  }
  // Reports the state that ended the wait; it may have changed since.
  const last = await withCounts(standing);
  onProgress(last);
  return last;
}
