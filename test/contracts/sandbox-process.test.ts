import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { createBulkSender } from '@galley/resend';
import { openSandbox } from '@galley/sandbox';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';

// The ledger later shows whether a mail went out twice, so it must not forget.

const MAIN = new URL('../../packages/sandbox/src/main.ts', import.meta.url).pathname;

let folder = '';
let children: ChildProcess[] = [];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'galley-sandbox-'));
});

afterEach(async () => {
  for (const child of children) child.kill('SIGKILL');
  children = [];
  await rm(folder, { recursive: true });
});

async function start(): Promise<{ url: string; child: ChildProcess }> {
  const child = spawn(
    process.execPath,
    [MAIN, '--path', join(folder, 'sandbox.db'), '--rate-limit', '0'],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  children.push(child);
  const url = await new Promise<string>((resolve, reject) => {
    createInterface({ input: child.stdout }).once('line', resolve);
    child.once('exit', () => reject(new Error('the sandbox ended')));
  });
  return { url, child };
}

function batch(key: string) {
  const body = Buffer.from(
    JSON.stringify(
      Array.from({ length: 20 }, (_, n) => ({
        from: 'a@galley.test',
        to: `${key}-${n}@galley.test`,
        subject: 'Issue 1',
        html: `<p>${'text '.repeat(2_000)}</p>`,
      })),
    ),
  );
  return { body: [body], contentLength: body.length, idempotencyKey: key };
}

const senderTo = (url: string) =>
  createBulkSender({ apiKey: 're_x', baseUrl: url, timeoutMs: 120_000 });

describe('a sandbox as a process', () => {
  test('loses nothing that it answered when killed, and forgets no key', async () => {
    const answers = new Map<string, string>();
    let key = 0;
    for (let round = 0; round < 4; round += 1) {
      const { url, child } = await start();
      const sender = senderTo(url);
      for (let posted = 1; ; posted += 1) {
        // On any machine: in the middle of something, after some answers.
        if (posted === 3) setTimeout(() => child.kill('SIGKILL'), 20);
        key += 1;
        const result = await sender.postBatch(batch(`k${key}`));
        if (result.kind !== 'response' || typeof result.body !== 'string') break;
        answers.set(`k${key}`, result.body);
      }
      await sender.close();
    }
    expect(answers.size).toBeGreaterThan(4);

    const { url } = await start();
    const sender = senderTo(url);
    for (let n = 1; n <= key; n += 1) {
      const result = await sender.postBatch(batch(`k${n}`));
      expect(result).toMatchObject({ kind: 'response', status: 200 });
      const first = answers.get(`k${n}`);
      if (first !== undefined) expect(result).toMatchObject({ body: first });
    }
    await sender.close();
    const inspected = openSandbox({ path: join(folder, 'sandbox.db') });
    expect(inspected.ledger.count()).toBe(20 * key);
    expect(new Set(inspected.ledger.countsByAddress().values())).toEqual(new Set([1]));
    expect(new Set(inspected.ledger.countsByKey().values())).toEqual(new Set([1]));
    await inspected.close();
  });

  test('shares its ledger with others: they accept one key once', async () => {
    const started = await Promise.all([start(), start(), start()]);
    const senders = started.map(({ url }) => senderTo(url));
    const results = await Promise.all(
      Array.from({ length: 10 }, (_, n) =>
        senders.map(async (sender) => sender.postBatch(batch(`k${n}`))),
      ).flat(),
    );
    for (const result of results) {
      expect(result).toMatchObject({ kind: 'response', status: 200 });
    }
    await Promise.all(senders.map((sender) => sender.close()));
    const inspected = openSandbox({ path: join(folder, 'sandbox.db') });
    expect(inspected.ledger.count()).toBe(200);
    expect(new Set(inspected.ledger.countsByAddress().values())).toEqual(new Set([1]));
    await inspected.close();
  });
});
