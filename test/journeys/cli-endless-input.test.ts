import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runGalley, withDatabase, type RunOptions } from '../kit/index.ts';

const test = withDatabase();
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'galley-endless-'));
});
afterAll(() => rm(folder, { recursive: true }));

const run = (argv: readonly string[], options: Partial<RunOptions> = {}) =>
  runGalley(argv, {
    cwd: folder,
    ...options,
    env: { DATA_DIR: join(folder, 'data'), ...test.env, ...options.env },
  });

/** Never ends, and counts how much was read from it. */
// oxlint-disable-next-line galley/function-style -- the stream in it needs its own this
const endless = () => {
  let taken = 0;
  const lines = Buffer.from('y\n'.repeat(8192));
  const stream = new Readable({
    read() {
      taken += lines.length;
      this.push(lines);
    },
  });
  return { stream, taken: () => taken };
};

describe.skipIf(process.platform === 'win32')('input that never ends', () => {
  const tooLong = (name: string, most: string): RegExp =>
    new RegExp(
      `^${name}:1: found more than ${most.split(' ')[0]} bytes, expected at most ${most.replace(/[()]/g, '.')}`,
      'm',
    );
  const REVIEW = '262144 (256 KiB)';

  it.each([
    { argv: ['review', 'parse', '/dev/zero'], says: tooLong('/dev/zero', REVIEW) },
    { argv: ['review', 'add', '/dev/zero'], says: tooLong('/dev/zero', REVIEW) },
    { argv: ['review', 'edit', '1', '--file', '/dev/zero'], says: tooLong('/dev/zero', REVIEW) },
    {
      argv: ['newsletter', 'set', '--title', 'T', '--theme', '/dev/zero'],
      says: tooLong('/dev/zero', '65536 (64 KiB)'),
    },
  ])('is refused at its limit: galley $argv', async ({ argv, says }) => {
    const ran = await run(argv);
    expect(ran.stderr).toMatch(says);
    expect(ran.code).toBe(2);
  });

  it('is refused as a subscriber list after its first row', async () => {
    await run(['newsletter', 'set', '--title', 'Endless']);
    const ran = await run(['subscriber', 'import', '/dev/zero', '--consent', 'Signed up']);
    expect(ran.stderr).toContain('found a row of more than 64 KiB');
    expect(ran.code).toBe(2);
  });

  it('is refused on standard input shortly after the limit', async () => {
    const { stream, taken } = endless();
    const ran = await run(['review', 'parse', '-'], { stdin: stream });
    expect(ran.stderr).toMatch(tooLong('standard input', REVIEW));
    expect(ran.code).toBe(2);
    expect(stream.destroyed).toBe(true);
    expect(taken()).toBeLessThan(2 * 262_144);
  });

  it('is refused from an editor, and its file is named', async () => {
    const review = 'A Title\n\nWIRED\n\nSummary\n\nText.\n';
    const added = await run(['review', 'add', '-', '--json'], { stdin: review });
    const { id } = JSON.parse(added.stdout) as { id: string };
    const ran = await run(['review', 'edit', id], {
      env: { EDITOR: 'ln -sf /dev/zero', PATH: '/usr/bin:/bin' },
    });
    expect(ran.stderr).toMatch(/found more than 262144 bytes/);
    expect(ran.stderr).toContain('Your text is kept in ');
    expect(ran.code).toBe(2);
  });
});
