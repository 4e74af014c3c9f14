import { join } from 'node:path';
import { serveSandbox } from '@galley/sandbox';
import { expect, onTestFinished, test, vi } from 'vitest';
import {
  doorToDatabase,
  freePort,
  PATIENTLY,
  runGalley,
  spawnGalley,
  temporaryDataDir,
  withDatabase,
} from '../kit/index.ts';

const fixture = withDatabase();
const SEED = join(import.meta.dirname, '../../packages/core/fixtures/seed-review.txt');

test.each(['hold', 'refuse'] as const)(
  'a running Galley outlives its database (%s), and sends what is released once that is back',
  async (way) => {
    const resend = await serveSandbox({ path: ':memory:', port: 0, rateLimit: null });
    onTestFinished(() => resend.close());
    const door = await doorToDatabase(fixture.connectionString);
    onTestFinished(() => door.close());
    const dataDir = await temporaryDataDir();
    const port = await freePort();
    const env = {
      DATA_DIR: dataDir,
      SECRET_KEY: 'k'.repeat(32),
      RESEND_API_KEY: 're_test',
      RESEND_BASE_URL: resend.url,
      PUBLIC_URL: `http://127.0.0.1:${port}`,
      PORT: String(port),
    };
    const galley = async (...argv: string[]) => {
      const ran = await runGalley(argv, { env: { ...env, ...fixture.env }, cwd: dataDir });
      expect(ran, argv.join(' ')).toMatchObject({ code: 0 });
    };
    const to = ['--newsletter', way];
    await galley(
      ...['newsletter', 'set', way, '--title', way, '--from', `press@${way}.example`],
      ...['--postal-address', '1 Galley Lane, London', '--undo-window', '0'],
    );
    await galley('subscriber', 'add', `ada@${way}.example`, '--consent', 'At the fair', ...to);
    await galley('review', 'add', SEED, ...to);
    await galley('issue', 'compile', ...to);
    await galley('issue', 'approve', '1', ...to);

    const running = spawnGalley(['start', '--json'], {
      env: { ...env, DATABASE_URL: door.url },
    });
    await running.says(/"ready"/);
    const statusOf = async () =>
      (await fetch(`http://127.0.0.1:${port}/n/${way}/archive?q=x`)).status;
    expect(await statusOf()).toBe(200);
    door[way]();
    await vi.waitFor(async () => expect(await statusOf()).toBe(503), PATIENTLY);
    await galley('issue', 'send', '1', ...to);
    expect(resend.sandbox.ledger.count()).toBe(0);

    door.open();
    await vi.waitFor(async () => {
      expect(await statusOf()).toBe(200);
      expect([...resend.sandbox.ledger.countsByAddress()]).toEqual([[`ada@${way}.example`, 1]]);
    }, PATIENTLY);
    running.child.kill('SIGTERM');
    expect(await running.ended).toMatchObject({ code: 0 });
  },
);
