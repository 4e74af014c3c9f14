import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { templateName } from './test-run.ts';

/**
 * Only names things: the server starts (and the template is created) when the first test file asks
 * for a database, so that unit tests pay nothing. Stops here what was started.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const testDataDir = await mkdtemp(join(tmpdir(), 'galley-test-'));
  // oxlint-disable-next-line node/no-process-env -- the entry point of the tests
  const testDatabaseUrl = process.env['DATABASE_URL'] ?? null;
  // oxlint-disable-next-line node/no-process-env -- as above
  const testDirectUrl = process.env['DATABASE_DIRECT_URL'] ?? null;
  const testRun = `${process.pid}_${Date.now().toString(36)}`;
  project.provide('testDataDir', testDataDir);
  project.provide('testDatabaseUrl', testDatabaseUrl);
  project.provide('testDirectUrl', testDirectUrl);
  project.provide('testRun', testRun);

  return async () => {
    const used = (await readdir(testDataDir)).length > 0;
    const serverUrl = testDirectUrl ?? testDatabaseUrl;
    if (used && serverUrl) await dropTemplate(serverUrl, testDataDir, testRun);
    else if (used) await stopEmbedded(testDataDir);
    await rm(testDataDir, { recursive: true, force: true });
  };
}

async function stopEmbedded(dataDir: string): Promise<void> {
  const { stopServer } = await import('@galley/db');
  await stopServer(dataDir);
}

async function dropTemplate(databaseUrl: string, dataDir: string, run: string): Promise<void> {
  const { openDatabase } = await import('@galley/db');
  const { dropOnCluster } = await import('./test-cluster.ts');
  const admin = await openDatabase({ databaseUrl, dataDir, applicationName: 'galley-test' });
  try {
    await dropOnCluster(admin.db, templateName(run));
  } finally {
    await admin.close();
  }
}
