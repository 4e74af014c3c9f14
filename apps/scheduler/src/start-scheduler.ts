import { CLOCK } from '@galley/core/editor';
import type { PressDeps } from '@galley/press/issue';
import { runSlots } from '@galley/press/issue';
import type { Log } from '@galley/runtime';
import { createTask } from 'node-cron';
import { logRun } from './log-run.ts';

export interface SchedulerOptions extends PressDeps {
  readonly log: Log;
  /** A cron expression for how often the clock is looked at; default: every minute. */
  readonly schedule?: string | undefined;
}

export interface RunningScheduler {
  /** Looks at the clock now, after a look that is under way; never rejects. */
  tick(): Promise<void>;
  /** Ends the ticking and waits for the look that is under way. */
  stop(): Promise<void>;
}

const EVERY_MINUTE = '* * * * *';

/**
 * Looks at the clock at once and then every minute: slots whose cut-off has come are compiled, and
 * issues whose time has come are released or held. What is due follows from the database and the
 * clock alone, so any number of schedulers may run, and one that was down catches up. A look that
 * fails is logged, and the next one tries again.
 */
export async function startScheduler(options: SchedulerOptions): Promise<RunningScheduler> {
  const { log } = options;
  let last = Promise.resolve();
  let underWay = 0;

  async function look(): Promise<void> {
    try {
      const run = await runSlots(options, CLOCK);
      if (run.kind === 'looked') logRun(log, run);
    } catch (error) {
      log.error({ err: error }, 'looking at the clock failed; the next minute tries again');
    }
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
      // A slow look is not followed by a queue of stale ones.
      if (underWay === 0) await tick();
    },
    { name: 'galley-scheduler', suppressMissedWarning: true, logger: quiet(log) },
  );
  await task.start();
  void tick();

  return {
    tick,
    stop: async () => {
      await task.destroy();
      await last;
    },
  };
}

/** What node-cron has to say, in our log instead of on the console. */
const quiet = (log: Log) => ({
  info: (message: string) => log.debug(message),
  warn: (message: string) => log.debug(message),
  debug: (message: string | Error) => log.debug(String(message)),
  error: (message: string | Error) => log.error(String(message)),
});
