import type { EventEmitter } from 'node:events';
import type { Log } from './log.ts';

/** Something open that must be stopped. Stopping twice equals stopping once. */
export interface Part {
  stop(): Promise<void>;
  /** How long that may take; by default what is left of the eight seconds for all parts. */
  readonly limitMs?: number;
  /**
   * It would outlive this process (another program, a file to remove), so a hurried end also waits
   * for it.
   */
  readonly outlives?: boolean;
}

export interface Lifecycle {
  /** Aborted when the end comes early, before anything is stopped. */
  readonly signal: AbortSignal;
  /** The signal that ended it early. */
  readonly stoppedBy: StopSignal | null;
  /** Resolves when the end comes early. */
  readonly stopping: Promise<void>;
  /**
   * Registers a part; parts stop in reverse order, one after another. A part that is added once
   * stopping has begun is stopped at once.
   */
  add(name: string, part: Part): Promise<void>;
  /** Runs work that handles a signal in our place, such as an editor that owns the terminal. */
  leaveSignal<T>(name: StopSignal, work: () => Promise<T>): Promise<T>;
  /** Ends early: aborts what is under way, then stops all parts. `code` is the exit code. */
  stop(code: number): void;
  /** Ends cleanly: the work is done, and its parts are stopped. */
  end(code: number): void;
  /** Resolves with the exit code when everything has stopped; 1 if a part did not stop. */
  readonly ended: Promise<number>;
}

export interface LifecycleOptions {
  readonly log: Log;
  /** The process whose signals end it; none by default. */
  readonly process?: EventEmitter & { exit(code: number): never };
}

/** The signals that end a program cleanly, with the exit codes that shells give them. */
export const STOP_SIGNALS = { SIGHUP: 129, SIGINT: 130, SIGQUIT: 131, SIGTERM: 143 } as const;
export type StopSignal = keyof typeof STOP_SIGNALS;

// Ctrl-C under npm reaches us twice: from the terminal, and forwarded by npm a moment later.
const ECHO_MS = 400;
/** Those who start us kill us ten seconds after they have asked us to stop. */
const LIMIT_MS = 8_000;
/** What a part gets if those before it have used that up. */
const LEAST_MS = 500;

/**
 * Keeps track of what a program has open, and is its only way out. The first signal stops all
 * parts, the second waits only for those that would outlive the process, the third waits for
 * nothing.
 */
export function createLifecycle({ log, process: host }: LifecycleOptions): Lifecycle {
  const parts: { name: string; part: Part }[] = [];
  const abort = new AbortController();
  const stopping = Promise.withResolvers<void>();
  const hurry = Promise.withResolvers<void>();
  const ended = Promise.withResolvers<number>();
  const leftToOthers = new Set<string>();
  let stoppedBy: StopSignal | null = null;
  let urgency = 0;
  let heardAt = -Infinity;
  let begunAt = performance.now();

  const stopPart = async (name: string, part: Part): Promise<boolean> => {
    const limit = Promise.withResolvers<void>();
    const left = begunAt + LIMIT_MS - performance.now();
    const timer = setTimeout(limit.resolve, part.limitMs ?? Math.max(left, LEAST_MS));
    try {
      const stopped = part.stop().then(() => true);
      const late = limit.promise.then(() => {
        log.error({ part: name }, 'a part took too long to stop; continuing without it');
        return false;
      });
      const ways = [stopped, late, ...(part.outlives === true ? [] : [hurry.promise])];
      return (await Promise.race(ways)) ?? true;
    } catch (err) {
      log.error({ err, part: name }, 'a part did not stop cleanly');
      return false;
    } finally {
      clearTimeout(timer);
    }
  };

  const stopAll = async (code: number): Promise<void> => {
    let clean = true;
    for (const { name, part } of parts.toReversed()) {
      if (!(await stopPart(name, part))) clean = false;
    }
    ended.resolve(clean ? code : 1);
  };

  const begin = (code: number, early: boolean): void => {
    if (early) {
      abort.abort();
      stopping.resolve();
    }
    if (urgency > 0) return;
    urgency = 1;
    begunAt = performance.now();
    void stopAll(code);
  };

  const hear = (name: StopSignal): void => {
    if (leftToOthers.has(name) || performance.now() - heardAt <= ECHO_MS) return;
    heardAt = performance.now();
    if (urgency === 0) {
      stoppedBy = name;
      begin(STOP_SIGNALS[name], true);
    } else if (urgency === 1) {
      urgency = 2;
      abort.abort();
      hurry.resolve();
    } else host?.exit(STOP_SIGNALS[name]);
  };
  for (const name of Object.keys(STOP_SIGNALS) as StopSignal[]) host?.on(name, () => hear(name));

  return {
    signal: abort.signal,
    get stoppedBy() {
      return stoppedBy;
    },
    stopping: stopping.promise,
    add: async (name, part) => {
      if (urgency === 0) parts.push({ name, part });
      else await stopPart(name, part);
    },
    leaveSignal: async (name, work) => {
      leftToOthers.add(name);
      try {
        return await work();
      } finally {
        leftToOthers.delete(name);
      }
    },
    stop: (code) => begin(code, true),
    end: (code) => begin(code, false),
    ended: ended.promise,
  };
}
