import { existsSync } from 'node:fs';
import { chmod, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stopServer } from '@galley/db';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import {
  freePort,
  runGalley,
  spawnGalley,
  spawnGalleyToEnd,
  temporaryDataDir,
  type SpawnedGalley,
} from '../../kit/index.ts';

const PATIENTLY = { timeout: 30_000, interval: 10 };
const SEED = join(import.meta.dirname, '../../../packages/core/fixtures/seed-review.txt');
const READY = /"event":"ready"/;

let folder = '';
let dataDir = '';
let env: Record<string, string> = {};

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'galley-early-'));
  dataDir = join(folder, 'data');
  // An editor that runs BEFORE, leaves its process id where the test looks, and stays open.
  const editor = join(folder, 'editor');
  await writeFile(
    editor,
    `#!/bin/sh\neval "$BEFORE"\necho $$ > "$0.new"\nmv "$0.new" "$0.pid"\nexec sleep 600\n`,
  );
  await chmod(editor, 0o700);
  env = { DATA_DIR: dataDir, EDITOR: editor };
  for (const argv of [
    ['newsletter', 'set', '--title', 'Long', '--from', 'Long <a@press.example>'],
    ['newsletter', 'set', '--postal-address', '1 Galley Lane', '--undo-window', '1h'],
    ['subscriber', 'add', 'ana@reader.example', '--consent', 'She asked for it'],
    ['review', 'add', SEED],
    ['issue', 'compile', '--extra'],
    ['issue', 'approve', '1'],
  ]) {
    const { code, stderr } = await runGalley(argv, { env, cwd: folder });
    if (code !== 0) throw new Error(stderr);
  }
});

afterEach(() => rm(join(folder, 'editor.pid'), { force: true }));
afterAll(async () => {
  await stopServer(dataDir);
  await rm(folder, { recursive: true });
});

/** Postgres removes this file when it has stopped cleanly. */
const isServing = (folder = dataDir): boolean => existsSync(join(folder, 'pg', 'postmaster.pid'));

async function serving(): Promise<void> {
  await vi.waitUntil(() => isServing(), PATIENTLY);
}

async function editing(): Promise<number> {
  await vi.waitUntil(() => existsSync(join(folder, 'editor.pid')), PATIENTLY);
  return Number(await readFile(join(folder, 'editor.pid'), 'utf8'));
}

const complaining =
  (what: RegExp) =>
  async (running: SpawnedGalley): Promise<void> => {
    await vi.waitUntil(() => what.test(running.output().stderr), PATIENTLY);
  };

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

const IMPORT = ['subscriber', 'import', '-', '--consent', 'Signed up at the fair'];
const STOPPED = /^Stopped by SIG\w+\. Everything stored so far is complete and stays/m;

type UnderWay = (running: SpawnedGalley) => Promise<unknown>;
type Case = readonly [
  what: string,
  argv: readonly string[],
  signal: NodeJS.Signals,
  code: number,
  underWay: UnderWay,
  says: RegExp,
];

const EDIT = ['review', 'edit', '1'];
const ready: UnderWay = (running) => running.says(READY);

const CASES: readonly Case[] = [
  ['an import from a pipe', IMPORT, 'SIGINT', 130, serving, STOPPED],
  ['an import from a pipe', IMPORT, 'SIGTERM', 143, serving, STOPPED],
  ['an import from a pipe', IMPORT, 'SIGHUP', 129, serving, STOPPED],
  ['an editor', EDIT, 'SIGINT', 130, editing, /nothing changed/],
  ['an editor', EDIT, 'SIGTERM', 143, editing, /nothing changed/],
  ['an editor', EDIT, 'SIGHUP', 129, editing, /nothing changed/],
  [
    'a wait for an issue',
    ['issue', 'send', '1', '--wait'],
    'SIGTERM',
    143,
    complaining(/can be undone/),
    /^Issue 1 is sending, not sent\. "galley issue send 1 --wait" continues/m,
  ],
  ['a proof', ['proof', '1', '--json'], 'SIGHUP', 0, ready, /^$/],
  ['everything', ['start', '--json'], 'SIGQUIT', 0, ready, /^/],
];

describe('the embedded Postgres stops with the last command', () => {
  it.each(CASES)('%s: %j ends by %s with %i', async (_what, argv, signal, code, underWay, says) => {
    const port = String(await freePort());
    const running = spawnGalley(argv, {
      env: { ...env, PORT: port, SAMPLE_NEWSLETTER: 'off' },
      stdin: 'pipe',
    });
    await underWay(running);
    running.child.kill(signal);
    const ran = await running.ended;
    expect(ran).toMatchObject({ code, stderr: expect.stringMatching(says) });
    expect(isServing()).toBe(false);
  });

  it('when a terminal sends Ctrl-C to the command and its editor alike', async () => {
    const running = spawnGalley(['review', 'edit', '1'], { env, detached: true });
    const editor = await editing();
    process.kill(-(running.child.pid ?? 0), 'SIGINT');
    expect(await running.ended).toMatchObject({ code: 130 });
    expect(isAlive(editor)).toBe(false);
    expect(isServing()).toBe(false);
  });

  it('when a signal comes while a first start creates the data', async () => {
    const empty = await temporaryDataDir();
    const running = spawnGalley(['migrate'], { env: { DATA_DIR: empty } });
    await vi.waitUntil(
      async () => (await readdir(empty)).some((name) => name.startsWith('pg.init-')),
      PATIENTLY,
    );
    running.child.kill('SIGTERM');
    expect(await running.ended).toMatchObject({ code: 143, stdout: '' });
    expect((await readdir(empty)).filter((name) => name.startsWith('pg.init-'))).toEqual([]);
    expect(isServing(empty)).toBe(false);
    const again = await spawnGalleyToEnd(['migrate'], { env: { DATA_DIR: empty } });
    expect(again).toMatchObject({ code: 0 });
    expect(isServing(empty)).toBe(false);
  });

  it('when the reader of the output closes it', async () => {
    const running = spawnGalley(['issue', 'show', '1', '--format', 'html'], { env });
    running.child.stdout?.destroy();
    expect(await running.ended).toMatchObject({ code: 0, stderr: '' });
    expect(isServing()).toBe(false);
  });

  it('not before, while another command works', async () => {
    const other = spawnGalley(IMPORT, { env, stdin: 'pipe' });
    await serving();
    const running = spawnGalley(['review', 'edit', '1'], { env });
    await editing();
    running.child.kill('SIGTERM');
    expect(await running.ended).toMatchObject({ code: 143 });
    expect(isServing()).toBe(true);
    other.child.stdin?.end('email\nben@reader.example\n');
    expect(await other.ended).toMatchObject({ code: 0 });
    expect(isServing()).toBe(false);
  });
});

it('keeps what was typed when a signal closes the editor, and says where', async () => {
  const running = spawnGalley(['review', 'edit', '1'], {
    // It gets the signal only once its process id is there.
    env: { ...env, BEFORE: 'echo A thought >> "$1"' },
  });
  await editing();
  running.child.kill('SIGHUP');
  const { code, stderr } = await running.ended;
  expect(code).toBe(129);
  const [, path = ''] = /kept in (\S+review-1\.txt)\./.exec(stderr) ?? [];
  expect(await readFile(path, 'utf8')).toMatch(/A thought\n$/);
  await rm(join(path, '..'), { recursive: true });
});
