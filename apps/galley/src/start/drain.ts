import { setTimeout as sleep } from 'node:timers/promises';
import type { Part } from '@galley/runtime';

/** The first thing that happens when `start` ends. */
export interface Drain extends Part {
  /** Aborted when it begins: from then on `/readyz` says no. */
  readonly signal: AbortSignal;
}

/**
 * Says that no more requests should come, and waits while proxies notice: until then requests are
 * answered as before. A second signal doesn't wait for it.
 */
export function createDrain(seconds: number): Drain {
  const draining = new AbortController();
  return {
    signal: draining.signal,
    limitMs: (seconds + 1) * 1000,
    stop: async () => {
      draining.abort();
      if (seconds > 0) await sleep(seconds * 1000);
    },
  };
}
