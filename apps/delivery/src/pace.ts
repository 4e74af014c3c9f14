import { setTimeout as sleep } from 'node:timers/promises';

/** Holds all lanes of a process back together when Resend asks to slow down. */
export interface Pace {
  /** Waits until calls may be made again; false when the signal ends the waiting. */
  turn(signal: AbortSignal): Promise<boolean>;
  /** No call for so many seconds from now. */
  hold(seconds: number): void;
}

export function createPace(): Pace {
  let heldUntil = 0;
  return {
    async turn(signal) {
      while (!signal.aborted) {
        const left = heldUntil - performance.now();
        if (left <= 0) return true;
        await sleep(left, undefined, { signal }).catch(() => undefined);
      }
      return false;
    },
    hold(seconds) {
      heldUntil = Math.max(heldUntil, performance.now() + seconds * 1000);
    },
  };
}
