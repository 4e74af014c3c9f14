import { setTimeout as sleep } from 'node:timers/promises';
import { isDatabaseAway } from '@galley/db';
import type { Log } from '@galley/runtime';

/** Does one kind of work whenever there is some, until it is stopped. */
export interface WorkLoop {
  /** Looks for work at once, or once more after the run under way. */
  wake(): void;
  /** Waits for the run under way, and starts no other. */
  stop(): Promise<void>;
}

/** Once a database is back, work goes on within this time, however rarely it is done otherwise. */
const AWAY_SECONDS = 1;

/**
 * Runs `work` repeatedly: at once when woken, otherwise after a pause, because a wake-up can be
 * lost. An error is logged and `work` tried again, more and more rarely; every second while the
 * database is away.
 *
 * @param work returns the seconds after which there will be more to do, or null when it knows of
 * none
 */
export function startWorkLoop(options: {
  readonly name: string;
  readonly log: Log;
  readonly pollSeconds: number;
  readonly work: (signal: AbortSignal) => Promise<number | null>;
}): WorkLoop {
  const { name, log, pollSeconds, work } = options;
  const stopping = new AbortController();
  let pause = new AbortController();
  let woken = false;

  const run = async () => {
    let failures = 0;
    while (!stopping.signal.aborted) {
      woken = false;
      let next: number | null = null;
      try {
        next = await work(stopping.signal);
        failures = 0;
      } catch (error) {
        const isAway = isDatabaseAway(error);
        if (isAway) next = AWAY_SECONDS;
        if (!isAway) {
          log.error(
            { work: name, failures: failures + 1, err: error },
            'work failed and will be tried again',
          );
        } else if (failures === 0) {
          log.warn({ work: name, err: error }, 'work waits for the database');
        }
        failures += 1;
      }
      if (woken) continue;
      pause = new AbortController();
      const seconds = Math.min(pollSeconds * 2 ** Math.min(failures, 3), next ?? Infinity);
      await sleep(Math.max(0.05, seconds) * 1000, undefined, {
        signal: AbortSignal.any([pause.signal, stopping.signal]),
      }).catch(() => undefined);
    }
  };
  const running = run();
  return {
    wake() {
      woken = true;
      pause.abort();
    },
    async stop() {
      stopping.abort();
      await running;
    },
  };
}
