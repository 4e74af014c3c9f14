import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync } from 'node:fs';
import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { runGalley, withDatabase } from '../../kit/index.ts';

const BIN = resolve(import.meta.dirname, '../../../apps/galley/bin/galley.js');
const SEED = join(import.meta.dirname, '../../../packages/core/fixtures/seed-review.txt');
const READERS = 20_000;

const test = withDatabase();
let folder = '';
let env: Record<string, string> = {};

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'galley-output-'));
  env = { ...test.env, DATA_DIR: join(folder, 'data') };
  const addresses = Array.from({ length: READERS }, (_, n) => `reader-${n}@press.example`);
  await writeFile(join(folder, 'people.csv'), `email\n${addresses.join('\n')}\n`);
  for (const argv of [
    ['newsletter', 'set', '--title', 'Long'],
    ['subscriber', 'import', 'people.csv', '--consent', 'Signed up at the fair'],
    ['review', 'add', SEED],
    ['issue', 'compile', '--extra'],
  ]) {
    const { code, stderr } = await runGalley(argv, { env, cwd: folder });
    if (code !== 0) throw new Error(stderr);
  }
});
afterAll(() => rm(folder, { recursive: true }));

/** Writes into a file limited to this many blocks, as on a disk that fills up. */
async function runInto(argv: readonly string[], blocks: number) {
  const file = join(folder, 'output');
  const out = openSync(file, 'w');
  const script = `ulimit -f ${blocks}; exec "$0" "$@"`;
  const child = spawn('sh', ['-c', script, process.execPath, BIN, ...argv], {
    env: { PATH: process.env['PATH'], ...env },
    stdio: ['ignore', out, 'pipe'],
  });
  closeSync(out);
  let stderr = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, stderr, bytes: (await stat(file)).size };
}

it.each([
  ['a proof', ['issue', 'show', '1', '--format', 'html']],
  ['an answer as JSON', ['issue', 'show', '1', '--json']],
  ['a review that is only parsed', ['review', 'parse', SEED]],
  ['an export', ['subscriber', 'export']],
])('%s with room only for its beginning is a failure', async (_what, argv) => {
  for (const blocks of [0, 1]) {
    const { code, stderr, bytes } = await runInto(argv, blocks);
    expect({ code, stderr }).toEqual({
      code: 1,
      stderr:
        'galley: not all output could be written: the file would exceed the size limit (EFBIG)\n',
    });
    // A block is 512 bytes, or 1024 in some shells.
    expect(bytes).toBeLessThanOrEqual(1024 * blocks);
  }
});

it('a slow reader gets all of a long export', async () => {
  const child = spawn(process.execPath, [BIN, 'subscriber', 'export'], {
    env: { PATH: process.env['PATH'], ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(child, 'close');
  let lines = 0;
  for await (const piece of child.stdout) {
    lines += String(piece).split('\n').length - 1;
    for (let turns = 0; turns < 20; turns += 1) await setImmediate();
  }
  expect(await ended).toEqual([0, null]);
  expect(lines).toBe(READERS + 1);
});

it('a reader that closes a long export early ends it silently', async () => {
  const child = spawn(process.execPath, [BIN, 'subscriber', 'export'], {
    env: { PATH: process.env['PATH'], ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = once(child, 'close');
  let stderr = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  await once(child.stdout, 'data');
  child.stdout.destroy();
  expect(await ended).toEqual([0, null]);
  expect(stderr).toBe('');
});
