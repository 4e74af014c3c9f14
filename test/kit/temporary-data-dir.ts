import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stopServer } from '@galley/db';
import { onTestFinished } from 'vitest';

/**
 * An empty folder for DATA_DIR, for tests that run Galley on its own server. After the test, a
 * server running in it is stopped and the folder removed.
 */
export async function temporaryDataDir(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'galley-data-')); // of mode 700
  onTestFinished(async () => {
    await stopServer(folder);
    await rm(folder, { recursive: true, force: true, maxRetries: 10 });
  });
  return folder;
}
