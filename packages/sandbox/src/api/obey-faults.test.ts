import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { parseFaults } from '../fault-settings.ts';
import { openSandbox, type Sandbox } from '../open-sandbox.ts';
import type { SandboxOptions } from '../options.ts';

function open(options: Partial<SandboxOptions> = {}): Sandbox {
  const sandbox = openSandbox({ path: ':memory:', rateLimit: null, ...options });
  onTestFinished(() => sandbox.close());
  return sandbox;
}

function set(sandbox: Sandbox, text: string): void {
  const parsed = parseFaults(text);
  if (parsed.kind === 'refused') throw new Error(parsed.problem);
  sandbox.setFaults(parsed.settings);
}

const post = async (sandbox: Sandbox, key: string | null = null) =>
  sandbox.fetch(
    new Request('http://sandbox/emails', {
      method: 'POST',
      headers: {
        authorization: 'Bearer re_x',
        'user-agent': 'test',
        ...(key !== null && { 'idempotency-key': key }),
      },
      body: JSON.stringify({ from: 'a@b.test', to: 'c@d.test', subject: 'x', text: 'x' }),
    }),
  );

describe('faults that are switched on', () => {
  test.each([
    ['500', 500, 0],
    ['429', 429, 0],
    ['in-flight', 409, 0],
    ['key-conflict', 409, 0],
    ['failed-reply', 500, 1],
  ])('%s answers %i and accepts %i', async (name, status, accepted) => {
    const sandbox = open();
    set(sandbox, `${name}=100%`);
    expect((await post(sandbox, 'key')).status).toBe(status);
    expect(sandbox.ledger.count()).toBe(accepted);
    set(sandbox, 'none');
    expect((await post(sandbox, 'key')).status).toBe(200);
    expect(sandbox.ledger.count()).toBe(1);
  });

  test.each([
    ['lost-request', 0],
    ['lost-reply', 1],
    ['cut-reply', 1],
  ])('%s breaks the answer and accepts %i', async (name, accepted) => {
    const sandbox = open();
    set(sandbox, `${name}=100%`);
    await expect((await post(sandbox, 'key')).text()).rejects.toThrow('cut the connection');
    expect(sandbox.ledger.count()).toBe(accepted);
  });

  test('replace the rate and the quotas that the sandbox was opened with', async () => {
    const sandbox = open({ dailyQuota: 1_000 });
    set(sandbox, 'rate=2');
    const statuses = [];
    for (let n = 0; n < 3; n += 1) statuses.push((await post(sandbox)).status);
    expect(statuses).toEqual([200, 200, 429]);
    set(sandbox, 'rate=off,daily-quota=3');
    const third = await post(sandbox);
    expect([third.status, third.headers.get('x-resend-daily-quota')]).toEqual([200, '3']);
    expect(await (await post(sandbox)).json()).toMatchObject({ name: 'daily_quota_exceeded' });
    set(sandbox, 'monthly-quota=3');
    expect(await (await post(sandbox)).json()).toMatchObject({ name: 'monthly_quota_exceeded' });
    set(sandbox, 'none');
    expect((await post(sandbox)).status).toBe(200);
  });

  test('keep a key in flight while its call waits', async () => {
    const sandbox = open();
    set(sandbox, 'latency=1s');
    const first = post(sandbox, 'key');
    expect(await (await post(sandbox, 'key')).json()).toMatchObject({
      name: 'concurrent_idempotent_requests',
    });
    expect((await first).status).toBe(200);
  });

  test('give way to a fault plan', async () => {
    const sandbox = open({
      faults: () => ({ when: 'before-accept', what: 'error', status: 502 }),
    });
    set(sandbox, '500=100%');
    expect((await post(sandbox)).status).toBe(502);
  });

  test('apply to every process on the ledger', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'galley-faults-'));
    onTestFinished(() => rm(folder, { recursive: true }));
    const path = join(folder, 'sandbox.db');
    const [one, other] = [open({ path }), open({ path })];
    set(one, '503=100%');
    expect((await post(other)).status).toBe(503);
    set(other, 'none');
    expect((await post(one)).status).toBe(200);
  });
});
