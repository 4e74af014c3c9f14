import type { EventEmitter } from 'node:events';
import type { Log } from './log.ts';

/** Something that runs until it is stopped. */
export interface Part {
  stop(): Promise<void>;
}

export interface Lifecycle {
  /** Aborted at the first signal, before anything is stopped. */
  readonly signal: AbortSignal;
  /**
   * Registers a part; parts stop in the reverse order, one after another. One that is added when
   * stopping has begun is stopped at once.
   */
  add(name: string, part: Part): Promise<void>;
  /** Begins to stop, once; `code` is the exit code if all parts stop in time. */
  stop(code: number): void;
  /** Resolves with the exit code when everything has stopped, or the time for it is over. */
  readonly ended: Promise<number>;
}

export interface LifecycleOptions {
  readonly log: Log;
  /** How long stopping may take in all. */
  readonly limitMs?: number;
  readonly process?: EventEmitter & { exit(code: number): never };
}

// Ctrl-C under npm reaches us twice: from the terminal, and passed on by npm a moment later.
const ECHO_MS = 400;
const SIGNALS = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 } as const;

/**
 * Turns signals into one orderly stop. A second Ctrl-C leaves at once; so does the end of the time
 * limit, with code 1. Stopping at a signal is success: code 0.
 */
export const createLifecycle = (options: LifecycleOptions): Lifecycle => {
  const { log, limitMs = 10_000, process: host = process } = options;
  const parts: { name: string; part: Part }[] = [];
  const abort = new AbortController();
  const ended = Promise.withResolvers<number>();
  let stoppedAt: number | null = null;

  const stopPart = async (name: string, part: Part): Promise<boolean> => {
    try {
      await part.stop();
      return true;
    } catch (err) {
      log.error({ err, part: name }, 'a part did not stop cleanly');
      return false;
    }
  };

  const stopAll = async (): Promise<boolean> => {
    let clean = true;
    for (const { name, part } of parts.toReversed()) {
      if (!(await stopPart(name, part))) clean = false;
    }
    return clean;
  };

  const stop = (code: number): void => {
    if (stoppedAt !== null) return;
    stoppedAt = performance.now();
    abort.abort();
    const late = setTimeout(() => {
      log.error({ seconds: limitMs / 1000 }, 'stopping took too long; leaving anyway');
      ended.resolve(1);
    }, limitMs);
    void stopAll().then((clean) => {
      clearTimeout(late);
      for (const [name, listener] of listeners) host.off(name, listener);
      ended.resolve(clean ? code : 1);
    });
  };

  const listeners = Object.entries(SIGNALS).map(([name, code]) => {
    const listener = (): void => {
      if (stoppedAt === null) stop(0);
      else if (performance.now() - stoppedAt > ECHO_MS) host.exit(code);
    };
    host.on(name, listener);
    return [name, listener] as const;
  });

  return {
    signal: abort.signal,
    add: async (name, part) => {
      if (stoppedAt === null) parts.push({ name, part });
      else await stopPart(name, part);
    },
    stop,
    ended: ended.promise,
  };
};
