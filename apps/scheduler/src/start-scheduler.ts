import { CLOCK } from '@galley/core/editor';
import { pollFeeds } from '@galley/press/collect';
import type { PressDeps } from '@galley/press/issue';
import { runSlots } from '@galley/press/issue';
import type { Log } from '@galley/runtime';
import { createTask } from 'node-cron';
import { logPolls, logRun } from './log-run.ts';

export interface SchedulerOptions extends PressDeps {
  readonly log: Log;
  /** When to look at the clock, as a cron expression; default: every minute. */
  readonly schedule?: string | undefined;
}

export interface RunningScheduler {
  /** Looks at the clock now, or after the look under way; never rejects. */
  tick(): Promise<void>;
  /** Reads the feeds that are due now, or waits for the reading under way; never rejects. */
  pollFeeds(): Promise<void>;
  /** Stops ticking and waits for the look under way. */
  stop(): Promise<void>;
}

const EVERY_MINUTE = '* * * * *';

/**
 * Looks at the clock at once and then every minute: compiles slots whose cut-off has passed, and
 * releases or holds issues that are due. What is due follows from the database and the clock alone,
 * so any number of schedulers may run, and one that was down catches up. A failed look is logged,
 * and the next one tries again. Beside that, it reads the feeds that are due, so slow sites delay no
 * issue.
 */
export async function startScheduler(options: SchedulerOptions): Promise<RunningScheduler> {
  const { log } = options;
  let last = Promise.resolve();
  let underWay = 0;
  let polling: Promise<void> | null = null;
  const stopping = new AbortController();

  async function look(): Promise<void> {
    try {
      const run = await runSlots(options, CLOCK);
      if (run.kind === 'ran') logRun(log, run);
    } catch (error) {
      log.error({ err: error }, 'looking at the clock failed; trying again in a minute');
    }
  }

  async function poll(): Promise<void> {
    try {
      const polled = await pollFeeds(options, CLOCK, { signal: stopping.signal });
      if (polled.kind === 'polled') logPolls(log, polled);
    } catch (error) {
      log.error({ err: error }, 'reading feeds failed; trying again in a minute');
    }
  }

  /** Reads the feeds that are due, unless this process is still reading them. */
  async function pollOnce(): Promise<void> {
    polling ??= poll().finally(() => {
      polling = null;
    });
    await polling;
  }

  async function tick(): Promise<void> {
    underWay += 1;
    last = last.then(look);
    await last;
    underWay -= 1;
  }

  const task = createTask(
    options.schedule ?? EVERY_MINUTE,
    async () => {
      void pollOnce();
      // Ticks that come during a slow look are skipped.
      if (underWay === 0) await tick();
    },
    { name: 'galley-scheduler', suppressMissedWarning: true, logger: quiet(log) },
  );
  await task.start();
  void tick();
  void pollOnce();

  return {
    tick,
    pollFeeds: pollOnce,
    stop: async () => {
      await task.destroy();
      stopping.abort();
      await Promise.all([last, polling]);
    },
  };
}

/** Sends what node-cron prints to our log. */
const quiet = (log: Log) => ({
  info: (message: string) => log.debug(message),
  warn: (message: string) => log.debug(message),
  debug: (message: string | Error) => log.debug(String(message)),
  error: (message: string | Error) => log.error(String(message)),
});
