import { setTimeout as sleep } from 'node:timers/promises';
import { makeReaderToken } from '@galley/core/subscription';
import { createKeyring } from '@galley/runtime';
import { NEWSROOM_KEY } from '../newsroom/newsroom.ts';
import type { Random } from '../random.ts';

export interface Leaver {
  readonly address: string;
  readonly subscription: string;
}

/** Who left by the link in their mail, as mail programs post it. */
export interface Leaving {
  /** Whose leaving was acknowledged, and when (`Date.now()`). */
  readonly acknowledged: ReadonlyMap<string, number>;
  /** Everybody who tried: what was refused may have happened all the same. */
  readonly tried: ReadonlySet<string>;
  readonly statuses: ReadonlyMap<number, number>;
  stop(): Promise<void>;
}

const EVERY_MS = 500;
const AGAIN_MS = 1_000;
const PATIENCE_MS = 15_000;

export const leavePath = (subscription: string): string =>
  `/unsubscribe/${makeReaderToken(createKeyring([NEWSROOM_KEY]), subscription, 0)}`;

/**
 * One reader after the other leaves, whether their mail has come or not; a 503 is tried again. They ask
 * the webs in turn, so that each has something to write.
 */
export function readersLeave(
  urls: readonly string[],
  readers: readonly Leaver[],
  random: Random,
): Leaving {
  const ending = new AbortController();
  const acknowledged = new Map<string, number>();
  const tried = new Set<string>();
  const statuses = new Map<number, number>();
  let turn = 0;

  async function leave({ address, subscription }: Leaver): Promise<void> {
    tried.add(address);
    while (!ending.signal.aborted) {
      turn += 1;
      const status = await fetch(`${urls[turn % urls.length]}${leavePath(subscription)}`, {
        method: 'POST',
        body: new URLSearchParams({ 'List-Unsubscribe': 'One-Click' }),
        signal: AbortSignal.timeout(PATIENCE_MS),
      })
        .then(async (answer) => {
          await answer.arrayBuffer();
          return answer.status;
        })
        .catch(() => 0);
      statuses.set(status, (statuses.get(status) ?? 0) + 1);
      if (status >= 200 && status < 300) {
        acknowledged.set(address, Date.now());
        return;
      }
      await sleep(AGAIN_MS);
    }
  }

  const leaving = (async () => {
    while (!ending.signal.aborted) {
      const reader = random.pick(readers);
      if (reader !== undefined && !tried.has(reader.address)) await leave(reader);
      await sleep(EVERY_MS, undefined, { signal: ending.signal }).catch(() => undefined);
    }
  })();
  return {
    acknowledged,
    tried,
    statuses,
    async stop() {
      ending.abort();
      await leaving;
    },
  };
}
