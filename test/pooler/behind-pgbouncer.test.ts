import { writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { listenForWakeUps, type WakeUp } from '@galley/db';
import { openSandbox } from '@galley/sandbox';
import { expect, onTestFinished, test, vi } from 'vitest';
import {
  createEmptyDatabase,
  freePort,
  PATIENTLY,
  runGalley,
  spawnGalley,
  temporaryDataDir,
  withDatabase,
} from '../kit/index.ts';

const fixture = withDatabase();
const SEED = resolve(import.meta.dirname, '../../packages/core/fixtures/seed-review.txt');
const READERS = 120;

const pooled = (): string => fixture.connectionString;
const direct = (): string => fixture.database.directConnectionString;

async function levels(env: Readonly<Record<string, string>>): Promise<Record<string, string>> {
  const dataDir = await temporaryDataDir();
  const ran = await runGalley(['doctor', '--json'], {
    cwd: dataDir,
    env: { DATA_DIR: dataDir, PORT: String(await freePort()), DATABASE_URL: pooled(), ...env },
  });
  const checks = JSON.parse(ran.stdout) as { name: string; level: string }[];
  return Object.fromEntries(
    checks
      .filter(({ name }) => ['pooler', 'direct connection', 'wake-ups', 'database'].includes(name))
      .map(({ name, level }) => [name, level]),
  );
}

test('doctor says what is late without a way past the pooler, and whether one leads there', async () => {
  const database = 'ok';
  expect(await levels({})).toEqual({ database, pooler: 'warns', 'wake-ups': 'warns' });
  expect(await levels({ DATABASE_DIRECT_URL: direct() })).toEqual({
    ...{ database, pooler: 'ok', 'direct connection': 'ok', 'wake-ups': 'ok' },
  });
  expect(await levels({ DATABASE_DIRECT_URL: pooled() })).toEqual({
    ...{ database, pooler: 'ok', 'direct connection': 'warns', 'wake-ups': 'warns' },
  });
  const elsewhere = direct().replace(
    /galley_test_\w+/,
    /galley_test_\w+/.exec(await createEmptyDatabase())?.[0] ?? '',
  );
  expect(await levels({ DATABASE_DIRECT_URL: elsewhere })).toEqual({
    ...{ database, pooler: 'ok', 'direct connection': 'fails', 'wake-ups': 'warns' },
  });
});

test('a listener finds out that the pooler passes nothing on, and hears past it', async () => {
  const listen = (directConnectionString: string) => {
    const heard: WakeUp[] = [];
    const said: string[] = [];
    const listener = listenForWakeUps(
      { ...fixture.database, directConnectionString },
      {
        heard: (wakeUp) => heard.push(wakeUp),
        log: ({ message, error }) => said.push(`${message}: ${String(error)}`),
      },
    );
    onTestFinished(() => listener.stop());
    return { heard, said };
  };
  const deaf = listen(pooled());
  const hearing = listen(direct());
  await vi.waitFor(() => expect(hearing.heard).not.toEqual([]), PATIENTLY);
  await vi.waitFor(
    () => expect(deaf.said).toEqual([expect.stringMatching(/^wake-ups do not arrive.*a pooler/)]),
    PATIENTLY,
  );
  expect(deaf.heard).toEqual([]);
});

test('with nothing but the pooler, readers are imported and an issue goes to each of them once', async () => {
  const dataDir = await temporaryDataDir();
  const env = { DATA_DIR: dataDir, DATABASE_URL: pooled(), PORT: String(await freePort()) };
  const does = async (...argv: string[]): Promise<string> => {
    const ran = await runGalley(argv, { cwd: dataDir, env });
    expect(ran, argv.join(' ')).toMatchObject({ code: 0 });
    return ran.stdout;
  };
  const running = spawnGalley(['start', '--json'], { env });
  await running.says(/"event":"ready".*\n/);
  const rows = Array.from({ length: READERS }, (_, n) => `reader${n}@readers.example`);
  await writeFile(join(dataDir, 'people.csv'), ['email', ...rows, ''].join('\n'));
  const identity = ['--title', 'Code Digest', '--from', 'Code Digest <digest@code.example>'];
  const address = ['--postal-address', '1 Main St, Anytown', '--undo-window', '0'];
  await does('newsletter', 'set', ...identity, ...address);
  // Two at once take turns.
  const imports = await Promise.all(
    [1, 2].map(() =>
      does('subscriber', 'import', 'people.csv', '--consent', 'At the fair', '--json'),
    ),
  );
  const added = imports.map((text) => (JSON.parse(text) as { added: number }).added);
  expect(added.reduce((sum, each) => sum + each, 0)).toBe(READERS);
  await does('review', 'add', SEED);
  await does('issue', 'compile');
  await does('issue', 'approve', '1');
  await does('issue', 'send', '1');
  const state = async () =>
    (JSON.parse(await does('issue', 'status', '1', '--json')) as { state: string }).state;
  await expect.poll(state, PATIENTLY).toBe('sent');
  const sandbox = openSandbox({ path: join(dataDir, 'sandbox.sqlite') });
  onTestFinished(() => sandbox.close());
  const counts = [...sandbox.ledger.countsByAddress()];
  const mails = counts.filter(([to]) => to.endsWith('@readers.example'));
  expect(mails).toHaveLength(READERS);
  expect(mails.filter(([, count]) => count !== 1)).toEqual([]);
  running.child.kill('SIGTERM');
  expect((await running.ended).code).toBe(0);
});
