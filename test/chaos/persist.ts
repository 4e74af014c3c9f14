import { setTimeout as sleep } from 'node:timers/promises';

/** A killed server takes its time to recover on a busy machine. */
const PATIENCE_MS = 120_000;

/**
 * Repeats the controller's own work until the database lets it succeed: connections are dropped and
 * servers killed on purpose. Only for work that may be repeated.
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
