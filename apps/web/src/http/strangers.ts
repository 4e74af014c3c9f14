import type { Clock, Log } from '@galley/runtime';

/** An event that anybody on the network can cause, as often as they like. */
export interface Stranger {
  readonly kind: 'refused request' | 'refused webhook' | 'aborted request' | 'malformed request';
  /** The pattern of a route, never a path. */
  readonly route?: string;
  readonly status?: number;
  readonly reason?: string;
}

export interface Strangers {
  count(stranger: Stranger): void;
  /** Logs what was counted but not logged yet. */
  sumUp(): void;
}

const MINUTE = 60_000;

interface Counted {
  readonly stranger: Stranger;
  since: number;
  times: number;
}

/**
 * Keeps strangers from filling the log. It logs the first event of each kind at once, counts those
 * that follow, and logs the count once a minute. Failures on our side don't belong here.
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
    // A webhook with an unknown signature may be Resend's own: perhaps our secret is wrong or
    // missing.
    const level = stranger.kind === 'refused webhook' ? 'warn' : 'info';
    const { kind, ...facts } = stranger;
    log[level](times === 1 ? facts : { ...facts, times }, kind);
  };

  const sumUp = (counted: Counted, now: number): void => {
    if (counted.times > 0) say(counted.stranger, counted.times);
    counted.since = now;
    counted.times = 0;
  };

  // Without the timer, the last events of a burst would stay unlogged until the next one.
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
