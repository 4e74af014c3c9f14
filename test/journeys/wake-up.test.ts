import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { listenForWakeUps, type WakeUp } from '@galley/db';
import { startDelivery } from '@galley/delivery';
import { serveSandbox } from '@galley/sandbox';
import { expect, onTestFinished, test } from 'vitest';
import { deliveryOptions, runGalley, temporaryDataDir, withDatabase } from '../kit/index.ts';

const fixture = withDatabase();
const SEED = join(import.meta.dirname, '../../packages/core/fixtures/seed-review.txt');

async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await sleep(20);
}

test('a release by a command wakes delivery in another process, before it would poll', async () => {
  const resend = await serveSandbox({ path: ':memory:', port: 0, rateLimit: null });
  onTestFinished(() => resend.close());
  const dataDir = await temporaryDataDir();
  const env = {
    ...fixture.env,
    DATA_DIR: dataDir,
    SECRET_KEY: 'k'.repeat(32),
    RESEND_API_KEY: 're_test',
    RESEND_BASE_URL: resend.url,
    PUBLIC_URL: 'https://news.example',
  };
  const galley = async (...argv: string[]) => {
    const ran = await runGalley(argv, { env, cwd: dataDir });
    expect(ran, argv.join(' ')).toMatchObject({ code: 0 });
  };
  await galley(
    ...['newsletter', 'set', '--title', 'The Long Read', '--from', 'press@longread.example'],
    ...['--postal-address', '1 Galley Lane, London', '--undo-window', '0'],
  );
  await galley('subscriber', 'add', 'ada@readers.example', '--consent', 'At the fair');
  await galley('review', 'add', SEED);
  await galley('issue', 'compile');
  await galley('issue', 'approve', '1');

  const hour = { pollSeconds: 3600 };
  const delivery = await startDelivery({ ...deliveryOptions(fixture.db, resend.url), ...hour });
  onTestFinished(() => delivery.stop());
  const heard = new Set<WakeUp>();
  const wakeUps = listenForWakeUps(fixture.database, {
    heard: (wakeUp) => {
      delivery.wake(wakeUp);
      heard.add(wakeUp);
    },
  });
  onTestFinished(() => wakeUps.stop());
  // A listener is woken once for each kind when it begins; this one comes last.
  await until(() => heard.has('post-webhooks'));

  await galley('issue', 'send', '1');
  await until(() => resend.sandbox.ledger.count() === 1);
  expect([...resend.sandbox.ledger.countsByAddress()]).toEqual([['ada@readers.example', 1]]);
});
