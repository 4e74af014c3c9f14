import { setTimeout as sleep } from 'node:timers/promises';
import { readRetryAfter } from '@galley/core/delivery';
import type { Reply } from '@galley/resend';
import type { Pace } from './pace.ts';

const TRIES = 4;

/**
 * Reads from Resend at the shared sending rate. A read that is refused for its rate or gets no
 * clear answer is repeated a few times, which is safe because reading changes nothing.
 */
export async function readPatiently<T>(
  pace: Pace,
  signal: AbortSignal,
  ask: () => Promise<Reply<T>>,
): Promise<Reply<T>> {
  for (let tries = 1; ; tries += 1) {
    await pace.turn(signal);
    const reply = await ask();
    const mayPass = reply.kind === 'unclear' || (reply.kind === 'refused' && reply.status === 429);
    if (!mayPass || tries === TRIES || signal.aborted) return reply;
    const asked = reply.kind === 'refused' ? readRetryAfter(reply.retryAfter, new Date()) : 0;
    await sleep(Math.max(asked, 2 ** (tries - 2)) * 1000, undefined, { signal }).catch(
      () => undefined,
    );
  }
}
