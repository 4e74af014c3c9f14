import { setTimeout as sleep } from 'node:timers/promises';
import { findRunningWeb, isWebStarting, type RunningWeb } from '../shell/web-record.ts';

const LOOK_MS = 200;
/** Parts that are started together start within moments of each other. */
const UNTIL_IT_BEGINS_MS = 10_000;
/** A web that is starting creates a database first, which is slow on a busy machine. */
const UNTIL_IT_ANSWERS_MS = 300_000;

/**
 * Finds the web on this data folder, and waits for one that is starting. Null if there is none, or
 * once the signal is aborted.
 */
export async function awaitWeb(
  dataDir: string,
  options: { readonly signal: AbortSignal; readonly waits: () => void },
): Promise<RunningWeb | null> {
  const { signal } = options;
  const began = performance.now();
  let isTold = false;
  while (!signal.aborted) {
    const web = await findRunningWeb(dataDir);
    if (web !== null) return web;
    const limit = (await isWebStarting(dataDir)) ? UNTIL_IT_ANSWERS_MS : UNTIL_IT_BEGINS_MS;
    if (performance.now() - began > limit) return null;
    if (!isTold) options.waits();
    isTold = true;
    await sleep(LOOK_MS, undefined, { signal }).catch(() => undefined);
  }
  return null;
}
