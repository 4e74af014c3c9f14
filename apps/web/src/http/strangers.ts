import type { Clock, Log } from '@galley/runtime';

/** What anybody on the network can set off, as often as they like. */
export interface Stranger {
  readonly kind: 'refused request' | 'refused webhook' | 'aborted request' | 'malformed request';
  /** The pattern of a route, never a path. */
  readonly route?: string;
  readonly status?: number;
  readonly reason?: string;
}

export interface Strangers {
  count(stranger: Stranger): void;
  /** Logs what was counted and not told yet. */
  sumUp(): void;
}

const MINUTE = 60_000;

interface Counted {
  readonly stranger: Stranger;
  since: number;
  times: number;
}

/**
 * Keeps strangers from filling the log: of each kind the first is logged at once, and what follows
 * is counted and logged as one line a minute. What fails on our side is never counted here.
 *
 * @example
 * strangers.count({ kind: 'refused webhook', reason: 'not-verified' });
 */
export function countStrangers({
  log,
  clock,
}: {
  readonly log: Log;
  readonly clock: Clock;
}): Strangers {
  const kinds = new Map<string, Counted>();
  let timer: NodeJS.Timeout | null = null;

  const say = (stranger: Stranger, times: number): void => {
    // A webhook that nobody's secret signed may be Resend's, under a secret that we were not given.
    const level = stranger.kind === 'refused webhook' ? 'warn' : 'info';
    const { kind, ...facts } = stranger;
    log[level](times === 1 ? facts : { ...facts, times }, kind);
  };

  const sumUp = (counted: Counted, now: number): void => {
    if (counted.times > 0) say(counted.stranger, counted.times);
    counted.since = now;
    counted.times = 0;
  };

  // The last ones of a rush are told too, though nobody comes after them.
  const look = (): void => {
    const now = clock().getTime();
    for (const [key, counted] of kinds) {
      if (now - counted.since < MINUTE) continue;
      if (counted.times === 0) kinds.delete(key);
      else sumUp(counted, now);
    }
    timer = kinds.size === 0 ? null : setTimeout(look, MINUTE).unref();
  };

  return {
    count: (stranger) => {
      const now = clock().getTime();
      const key = Object.values(stranger).join(' ');
      const counted = kinds.get(key);
      if (counted === undefined) {
        kinds.set(key, { stranger, since: now, times: 0 });
        say(stranger, 1);
        timer ??= setTimeout(look, MINUTE).unref();
        return;
      }
      counted.times += 1;
      if (now - counted.since >= MINUTE) sumUp(counted, now);
    },
    sumUp: () => {
      if (timer !== null) clearTimeout(timer);
      timer = null;
      const now = clock().getTime();
      for (const counted of kinds.values()) sumUp(counted, now);
      kinds.clear();
    },
  };
}
