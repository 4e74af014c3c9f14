import { CLOCK } from '@galley/core/editor';
import {
  dropUnheardNews,
  issuesToSend,
  issuesWithoutPartition,
  listAwaitedImportWork,
  listAwaitedWebhookTargets,
  moveReaderNews,
  openDeliveryPartition,
  resumeDueIssues,
  secondsToNextBatch,
  type WakeUp,
} from '@galley/db';
import { rewriteArchives } from '@galley/press/operate';
import { workImports } from '@galley/press/subscriber-import';
import { applyWaitingFeedback } from './feedback/apply-waiting-feedback.ts';
import { openDeliveryDeps } from './delivery-deps.ts';
import type { DeliveryOptions } from './delivery-options.ts';
import { readInbound } from './inbound/read-inbound.ts';
import { createQuotaLook } from './wire/look-at-quotas.ts';
import { reconcileDue } from './issue/reconcile-due.ts';
import { sendIssue } from './issue/send-issue.ts';
import { startLoopForEach } from './loop-for-each.ts';
import { sendNotices } from './notice/send-notices.ts';
import { postDue } from './webhook/post-due.ts';
import { startFeedbackCare } from './feedback/start-feedback-care.ts';
import { startDepartureLog } from './restore/start-departure-log.ts';
import { startWorkLoop, type WorkLoop } from './work-loop.ts';

export interface RunningDelivery {
  /**
   * Looks at the rows that this wake-up is about; wake-ups that come during a look make one more.
   */
  readonly wake: (wakeUp: WakeUp) => void;
  /**
   * Finishes and records the calls under way, then stops. Calls that take too long are broken off
   * and recorded as unclear: the next process repeats them with the same keys.
   */
  stop(): Promise<void>;
}

const POLL_SECONDS = 2;
/** An issue is usually approved long before it is sent; otherwise sending makes its partition. */
const PARTITION_SECONDS = 30;
/** Not urgent: deliveries have been uncertain for hours by then. */
const RECONCILE_SECONDS = 30;
/** A process that is asked to stop is killed soon after. */
const ENDING_MS = 4_000;
/** A newsletter's language changes once in years. */
const REWRITE_SECONDS = 30;
const UNHEARD_SECONDS = 60;

/**
 * Starts sending issues and notices and applying feedback. Any number of processes may run on one
 * database, because each claims its work row by row.
 */
export async function startDelivery(options: DeliveryOptions): Promise<RunningDelivery> {
  const { db, log, pollSeconds = POLL_SECONDS } = options;
  const ending = new AbortController();
  const deps = await openDeliveryDeps(options, ending.signal);
  const loop = (name: WakeUp, work: (signal: AbortSignal) => Promise<number | null>) =>
    startWorkLoop({ name, log, pollSeconds, work });

  const loops: Readonly<Record<WakeUp, WorkLoop>> = {
    'work-issues': startLoopForEach({
      name: 'work-issues',
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
    'post-webhooks': startLoopForEach({
      name: 'post-webhooks',
      log,
      pollSeconds,
      list: async () => {
        await moveReaderNews(db);
        return listAwaitedWebhookTargets(db);
      },
      work: (targetId, signal) => postDue(deps, targetId, signal),
    }),
    'work-imports': startLoopForEach({
      name: 'work-imports',
      log,
      pollSeconds,
      list: () => listAwaitedImportWork(db),
      work: async (what, signal) => {
        const state = what === 'importing' ? what : 'checking';
        const worked = await workImports(deps, CLOCK, { what: state, signal });
        return worked.kind === 'worked' ? 0 : null;
      },
    }),
    'read-inbound': loop('read-inbound', (signal) => readInbound(deps, signal)),
  };
  // Ahead of time, because a backup that reads all deliveries when an issue is due would delay it.
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
  const rewriting = startWorkLoop({
    name: 'rewrite-archives',
    log,
    pollSeconds: REWRITE_SECONDS,
    work: async () => ((await rewriteArchives(deps, CLOCK)).kind === 'more' ? 0 : null),
  });
  const forgetting = startWorkLoop({
    name: 'drop-unheard-news',
    log,
    pollSeconds: UNHEARD_SECONDS,
    work: async () => {
      await dropUnheardNews(db);
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
  const { departuresDir: folder = null } = options;
  const logging = folder === null ? [] : [startDepartureLog({ ...deps, folder })];
  const caring = startFeedbackCare(deps, () => loops['apply-feedback'].wake());
  return {
    wake: (wakeUp) => loops[wakeUp].wake(),
    async stop() {
      const all = [
        ...Object.values(loops),
        opening,
        rewriting,
        forgetting,
        reconciling,
        caring,
        ...logging,
      ];
      const timer = setTimeout(() => ending.abort(), ENDING_MS);
      await Promise.all(all.map((each) => each.stop()));
      clearTimeout(timer);
      await deps.close();
    },
  };
}
