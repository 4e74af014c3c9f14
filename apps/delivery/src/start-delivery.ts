import {
  issuesToSend,
  issuesWithoutPartition,
  openDeliveryPartition,
  resumeDueIssues,
  secondsToNextBatch,
  type WakeUp,
} from '@galley/db';
import { applyWaitingFeedback } from './feedback/apply-waiting-feedback.ts';
import { openDeliveryDeps } from './delivery-deps.ts';
import type { DeliveryOptions } from './delivery-options.ts';
import { startIssueLoops } from './issue/issue-loops.ts';
import { createQuotaLook } from './wire/look-at-quotas.ts';
import { reconcileDue } from './issue/reconcile-due.ts';
import { sendIssue } from './issue/send-issue.ts';
import { sendNotices } from './notice/send-notices.ts';
import { startFeedbackCare } from './feedback/start-feedback-care.ts';
import { startWorkLoop, type WorkLoop } from './work-loop.ts';

export interface RunningDelivery {
  /** Has the rows that this wake-up is about looked at now; wake-ups during a look make one more. */
  readonly wake: (wakeUp: WakeUp) => void;
  /** Finishes the calls under way, records them, and stops. */
  stop(): Promise<void>;
}

const POLL_SECONDS = 2;
/** An issue is approved some time before it is sent; if not, its partition is made then. */
const PARTITION_SECONDS = 30;
/** Nothing waits for it: what is uncertain has been so for hours. */
const RECONCILE_SECONDS = 30;

/**
 * Starts sending issues and notices and applying feedback. May run in any number of processes on
 * one database: what each does is claimed row by row.
 */
export async function startDelivery(options: DeliveryOptions): Promise<RunningDelivery> {
  const { db, log, pollSeconds = POLL_SECONDS } = options;
  const deps = await openDeliveryDeps(options);
  const loop = (name: WakeUp, work: (signal: AbortSignal) => Promise<number | null>) =>
    startWorkLoop({ name, log, pollSeconds, work });

  const loops: Readonly<Record<WakeUp, WorkLoop>> = {
    'work-issues': startIssueLoops({
      log,
      pollSeconds,
      list: async () => {
        await resumeDueIssues(db);
        return issuesToSend(db);
      },
      work: async (issueId, signal) => {
        await sendIssue(deps, issueId, signal);
        return secondsToNextBatch(db, issueId);
      },
    }),
    'work-notices': loop('work-notices', (signal) => sendNotices(deps, signal)),
    'apply-feedback': loop('apply-feedback', async (signal) => {
      await applyWaitingFeedback(deps, signal);
      return null;
    }),
  };
  // Ahead of time: a backup that reads all deliveries at the hour of an issue would hold it up.
  const opening = startWorkLoop({
    name: 'open-partitions',
    log,
    pollSeconds: PARTITION_SECONDS,
    work: async (signal) => {
      for (const issueId of await issuesWithoutPartition(db)) {
        if (!signal.aborted) await openDeliveryPartition(db, issueId);
      }
      return null;
    },
  });
  const lookAtQuotas = createQuotaLook(deps);
  const reconciling = startWorkLoop({
    name: 'reconcile',
    log,
    pollSeconds: RECONCILE_SECONDS,
    work: async (signal) => {
      await reconcileDue(deps, signal);
      await lookAtQuotas(signal);
      return null;
    },
  });
  const caring = startFeedbackCare(deps, () => loops['apply-feedback'].wake());
  return {
    wake: (wakeUp) => loops[wakeUp].wake(),
    async stop() {
      const all = [...Object.values(loops), opening, reconciling, caring];
      await Promise.all(all.map((each) => each.stop()));
      await deps.close();
    },
  };
}
