import { setTimeout as sleep } from 'node:timers/promises';
import type { Layout } from './layout.ts';
import { isPostmasterOf, readPostmasterFile } from './postmaster-file.ts';

const POLL_MS = 10;
const STOP_TIMEOUT_MS = 30_000;

/**
 * Stops the server cleanly ("fast": committed data is safe, sessions are ended) and waits until it
 * has gone.
 *
 * @returns false if it was still writing after half a minute; it then finishes on its own
 */
export async function stopPostmaster(layout: Layout): Promise<boolean> {
  const file = await readPostmasterFile(layout.cluster);
  if (!file || !(await isPostmasterOf(layout.cluster, file.pid))) return true;
  process.kill(file.pid, 'SIGINT');
  const deadline = Date.now() + STOP_TIMEOUT_MS;
  while (Date.now() < deadline) {
    if (!(await isPostmasterOf(layout.cluster, file.pid))) return true;
    await sleep(POLL_MS);
  }
  return false;
}
