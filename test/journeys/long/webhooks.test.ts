import {
  revealedWebhookShape,
  shownWebhookShape,
  testedWebhookShape,
  webhookShape,
} from '@galley/contract/webhook';
import { expect, test, vi } from 'vitest';
import { z } from 'zod';
import {
  freePort,
  PATIENTLY,
  runGalley,
  spawnGalley,
  temporaryDataDir,
  withDatabase,
} from '../../kit/index.ts';
import { openReceiver } from '../webhook-receiver.ts';

const fixture = withDatabase();

async function open() {
  const folder = await temporaryDataDir();
  const env = {
    DATA_DIR: folder,
    PORT: String(await freePort()),
    SECRET_KEY: 'hooks'.repeat(8),
    ...fixture.env,
  };
  const galley = async (...argv: string[]) => {
    const ran = await runGalley(argv, { cwd: folder, env });
    expect(ran, argv.join(' ')).toMatchObject({ code: 0 });
    return ran;
  };
  const start = async () => {
    const running = spawnGalley(['start'], { cwd: folder, env });
    await running.says(/http:/);
    return running;
  };
  await galley('newsletter', 'set', '--title', 'Digest', '--from', 'Digest <news@digest.example>');
  return { galley, start, folder, env };
}

test(
  'programs hear of readers; one that is slow, fails or is gone holds up no other',
  PATIENTLY,
  async () => {
    const { galley, start } = await open();
    let failures = 1;
    const receiver = await openReceiver(({ path }, response) => {
      // The slow one never answers.
      if (path === '/slow') return;
      if (path === '/gone') response.writeHead(410).end();
      else if (path === '/shaky' && failures > 0) {
        failures -= 1;
        response.writeHead(503).end('restarting');
      } else response.writeHead(204).end();
    });
    const add = async (path: string) => {
      const { stdout } = await galley(
        ...['webhook', 'add', receiver.url(path), '--event', 'subscription.*'],
      );
      receiver.trust(path, stdout);
    };
    for (const path of ['/slow', '/gone', '/shaky', '/fine']) await add(path);
    const list = async () =>
      z.array(webhookShape).parse(JSON.parse((await galley('webhook', 'list', '--json')).stdout));
    const running = await start();
    const readers = ['ada@readers.example', 'bo@readers.example'];
    for (const reader of readers) {
      await galley('subscriber', 'add', reader, '--consent', 'at the fair');
    }

    const emailsAt = (where: string) =>
      receiver.received
        .filter(({ path }) => path === where)
        .flatMap(({ event }) =>
          'subscriber' in event.data ? [event.data.subscriber.email ?? ''] : [],
        )
        .toSorted((a, b) => a.localeCompare(b));
    await receiver.until(() => emailsAt('/fine').length === 2);
    expect(emailsAt('/fine')).toEqual(readers);
    await receiver.until(() => new Set(emailsAt('/shaky')).size === 2 && failures === 0);
    await vi.waitFor(async () => {
      const [slow, gone, shaky, fine] = await list();
      expect(gone).toMatchObject({ disabledReason: 'gone' });
      expect(shaky).toMatchObject({ waiting: 0, failed: 0, failingSince: null });
      expect(fine).toMatchObject({ waiting: 0, failingSince: null });
      expect(slow).toMatchObject({ disabledAt: null, waiting: 2 });
    }, PATIENTLY);

    const fine = receiver.received.find(({ path }) => path === '/fine')?.id ?? '';
    await galley('webhook', 'replay', '4', '--event', fine);
    await receiver.until(
      (posts) => posts.filter(({ id, path }) => id === fine && path === '/fine').length === 2,
    );
    running.child.kill('SIGTERM');
    expect(await running.ended).toMatchObject({ code: 0 });
  },
);

test('a test is posted by the command itself, and says what came back', PATIENTLY, async () => {
  const { galley, folder, env } = await open();
  const receiver = await openReceiver((_, response) => void response.writeHead(204).end());
  const added = await galley('webhook', 'add', receiver.url('/in'), '--event', '*', '--json');
  const { id, secret } = revealedWebhookShape.parse(JSON.parse(added.stdout));
  receiver.trust('/in', secret);
  const tested = testedWebhookShape.parse(
    JSON.parse((await galley('webhook', 'test', id, '--json')).stdout),
  );
  expect(tested.post).toMatchObject({ state: 'delivered', tries: [{ status: 204 }] });
  expect(receiver.received.map(({ event }) => event.type)).toEqual(['webhook.test']);

  const rotated = await galley('webhook', 'rotate', id);
  await galley('webhook', 'test', id);
  receiver.trust('/in', rotated.stdout);
  await galley('webhook', 'test', id);
  expect(receiver.received).toHaveLength(3);

  receiver.trust('/in', secret.replace('whsec_', 'whsec_AAAA'));
  const refused = await runGalley(['webhook', 'test', id], { cwd: folder, env });
  expect(refused).toMatchObject({ code: 1 });
  expect(refused.stdout).toContain('HTTP 400');
  const { stdout } = await galley('webhook', 'show', id, '--json');
  expect(shownWebhookShape.parse(JSON.parse(stdout))).toMatchObject({ waiting: 1 });
  expect(stdout).not.toContain('whsec_');
});
