import { setTimeout as sleep } from 'node:timers/promises';

/** A killed server that recovers on a busy machine takes its time. */
const PATIENCE_MS = 120_000;

/**
 * Does the controller's own work again until the database lets it: connections are dropped and
 * servers killed under it on purpose. Only for work that may be repeated.
 */
export async function persist<T>(work: () => Promise<T>): Promise<T> {
  const deadline = Date.now() + PATIENCE_MS;
  for (;;) {
    try {
      return await work();
    } catch (error) {
      if (Date.now() > deadline) throw error;
      await sleep(50);
    }
  }
}
