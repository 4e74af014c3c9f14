import { resolve } from 'node:path';
import { makeReaderToken } from '@galley/core/subscription';
import { openArchive } from '@galley/db';
import { expect, onTestFinished, test } from 'vitest';
import {
  freePort,
  openReplicated,
  PATIENTLY,
  runGalley,
  spawnGalley,
  temporaryDataDir,
} from '../kit/index.ts';
import { openSite } from './site.fixture.ts';

const SEED = resolve(import.meta.dirname, '../../packages/core/fixtures/seed-review.txt');

test('readers’ pages come from the replica, what people do does not, and nothing is taken back', async () => {
  const both = await openReplicated();
  const dataDir = await temporaryDataDir();
  const env = {
    DATA_DIR: dataDir,
    DATABASE_URL: both.database.connectionString,
    DATABASE_REPLICA_URL: both.replicaUrl,
    PORT: String(await freePort()),
  };
  const does = async (...argv: string[]): Promise<string> => {
    const ran = await runGalley(argv, { cwd: dataDir, env });
    expect(ran, argv.join(' ')).toMatchObject({ code: 0 });
    return ran.stdout;
  };
  const running = spawnGalley(['start', '--json'], { env });
  await running.says(/"event":"ready".*\n/);
  const identity = ['--title', 'Code Digest', '--from', 'Code Digest <digest@code.example>'];
  const address = ['--postal-address', '1 Main St, Anytown', '--undo-window', '0'];
  await does('newsletter', 'set', ...identity, ...address);
  await does('subscriber', 'add', 'ada@readers.example', '--consent', 'At the fair');
  await does('review', 'add', SEED);
  await does('issue', 'compile');
  await does('issue', 'approve', '1');
  await does('issue', 'send', '1', '--wait');

  // Without what web keeps, each request reads.
  const archive = openArchive(both.database, { replicaUrl: both.replicaUrl });
  onTestFinished(() => archive.close());
  archive.missed();
  const site = openSite(both.database.db, { readArchive: archive.read });
  const html = await (await site.app.request('/issues/1')).text();
  const review = /\/reviews\/[\w-]+/.exec(html)?.[0] ?? '';
  const asks = async (path: string) => {
    await both.asked();
    const { status } = await site.app.request(path);
    return [status, (await both.asked()).includes('pg_last_wal_replay_lsn')];
  };
  for (const path of [
    ...['/', '/archive', '/archive?q=zeff', '/issues/1', review, '/feed.xml', '/sitemap.xml'],
    ...['/n/code-digest', '/n/code-digest/feed.json'],
  ]) {
    await expect.poll(() => asks(path), PATIENTLY).toEqual([200, true]);
  }
  await both.asked();
  const token = makeReaderToken(site.keyring, '1', 0);
  for (const path of ['subscribe', `preferences/${token}`, `unsubscribe/${token}`]) {
    await site.app.request(`/${path}`);
    await site.post(`/${path}`, { email: 'bo@readers.example', rhythm: 'every' });
  }
  expect(await both.asked()).toBe('');

  const get = async (path: string) => {
    const response = await fetch(`http://127.0.0.1:${env.PORT}${path}`);
    return { status: response.status, text: await response.text() };
  };
  const searches = async () => {
    const { status } = await get('/archive?q=zeff');
    return [status, (await both.asked()).includes('websearch_to_tsquery')];
  };
  await expect.poll(searches, PATIENTLY).toEqual([200, true]);
  // The replica gets nothing more, but what was said stays said.
  await both.replay(false);
  await does('newsletter', 'set', '--title', 'Said Once');
  await expect.poll(async () => (await get('/')).text, PATIENTLY).toContain('Said Once');
  for (const path of ['/', '/archive', '/archive?page=1', '/n/code-digest']) {
    expect((await get(path)).text, path).toContain('Said Once');
  }
  await both.asked();
  await both.kill();
  expect((await get('/archive?q=zeff')).status).toBe(200);
  const checks = JSON.parse(await does('doctor', '--json')) as { name: string; level: string }[];
  expect(checks.find(({ name }) => name === 'replica')).toMatchObject({ level: 'warns' });
});
