import type { Log } from '@galley/runtime';
import { startWorkLoop, type WorkLoop } from './work-loop.ts';

interface OneLoop {
  readonly loop: WorkLoop;
  /** Set when there is no more work, until the loop has ended. */
  ending: Promise<void> | null;
}

/**
 * Works each of several things (issues, targets of webhooks) in its own loop while there is work for
 * it. One that takes hours or keeps failing holds up no other, and none is worked twice at once.
 *
 * @param list reads the ids of those that have work
 * @param work returns the seconds after which there will be more to do, or null when it knows of
 * none
 */
export function startLoopForEach(options: {
  /** Names the loops in the log. */
  readonly name: string;
  readonly log: Log;
  readonly pollSeconds: number;
  readonly list: () => Promise<readonly string[]>;
  readonly work: (id: string, signal: AbortSignal) => Promise<number | null>;
}): WorkLoop {
  const { name, log, pollSeconds, list, work } = options;
  const running = new Map<string, OneLoop>();

  const begin = (id: string): void => {
    const loop = startWorkLoop({
      name: `${name} ${id}`,
      log,
      pollSeconds,
      work: (signal) => work(id, signal),
    });
    running.set(id, { loop, ending: null });
  };
  const end = (id: string, one: OneLoop): void => {
    one.ending ??= one.loop.stop().then(() => {
      running.delete(id);
      // There may be new work meanwhile.
      looking.wake();
    });
  };
  const looking = startWorkLoop({
    name,
    log,
    pollSeconds,
    work: async () => {
      const open = await list();
      for (const id of open) if (!running.has(id)) begin(id);
      for (const [id, one] of running) if (!open.includes(id)) end(id, one);
      return null;
    },
  });
  return {
    wake() {
      looking.wake();
      for (const { loop } of running.values()) loop.wake();
    },
    async stop() {
      await looking.stop();
      await Promise.all([...running.values()].map((one) => one.ending ?? one.loop.stop()));
    },
  };
}
