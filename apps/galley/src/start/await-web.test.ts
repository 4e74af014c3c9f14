import { createServer } from 'node:http';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, onTestFinished, test } from 'vitest';
import { announceWeb, leaveWebRecord } from '../shell/web-record.ts';
import { awaitWeb } from './await-web.ts';

let dataDir: string;
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'galley-await-'));
});
afterEach(() => rm(dataDir, { recursive: true }));

async function serve(): Promise<string> {
  const server = createServer((_, response) => response.end());
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => void server.close());
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

test('a web that starts is waited for, and the wait is told once', async () => {
  const url = await serve();
  await announceWeb(dataDir);
  let told = 0;
  const web = await awaitWeb(dataDir, {
    signal: AbortSignal.timeout(300_000),
    waits: () => {
      told += 1;
      void leaveWebRecord(dataDir, { url, publicUrl: url, sandboxUrl: `${url}/sandbox` });
    },
  });
  expect(web).toMatchObject({ url });
  expect(told).toBe(1);
});

test('a web that runs is found at once', async () => {
  const url = await serve();
  await leaveWebRecord(dataDir, { url, publicUrl: url, sandboxUrl: null });
  const waits = () => {
    throw new Error('it waits');
  };
  expect(await awaitWeb(dataDir, { signal: AbortSignal.timeout(300_000), waits })).toMatchObject({
    url,
  });
});

test('an aborted wait ends', async () => {
  const aborting = new AbortController();
  const waits = () => aborting.abort();
  expect(await awaitWeb(dataDir, { signal: aborting.signal, waits })).toBeNull();
});
