import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { addedReviewsShape } from '@galley/contract/answer';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { runGalley, withDatabase, type Ran } from '../kit/index.ts';

const test = withDatabase();
let folder: string;

const review = (title: string, rating = 3): string =>
  `${title}\n\n${rating}/5 · WIRED · March 12, 2026\n\nSummary\n\nA text.\n`;

const run = (argv: readonly string[], stdin = ''): Promise<Ran> =>
  runGalley(argv, {
    cwd: folder,
    stdin,
    env: { DATA_DIR: join(folder, 'data'), PATH: '/usr/bin:/bin', ...test.env },
  });

const write = (name: string, text: string): Promise<void> => writeFile(join(folder, name), text);

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'galley-add-'));
  await mkdir(join(folder, 'more', 'deep'), { recursive: true });
  await mkdir(join(folder, 'empty'));
  await write('a.txt', review('Title A'));
  await write('b it.txt', 'Title B\n\n9/5 · WIRED\n');
  await write('c.txt', review('Title C', 5));
  await write('more/2.txt', review('Title D'));
  await write('more/10.md', '# Title E\n\nWIRED\n\n## Summary\n\nA text.\n');
  await write('more/deep/3.txt', review('Title F'));
  await write('more/picture.png', 'no review');
  await run(['newsletter', 'set', '--title', 'Code Digest']);
});
afterAll(() => rm(folder, { recursive: true }));

it('answers each of several files by itself, sums up and says how to run again what failed', async () => {
  const ran = await run(['review', 'add', 'a.txt', 'b it.txt', 'missing.txt', 'c.txt']);
  expect(ran.code).toBe(1);
  expect(ran.stdout).toBe(
    'a.txt: Review 1 "Title A" is number 2 in the queue.\n' +
      'c.txt: Review 2 "Title C" is number 1 in the queue.\n',
  );
  expect(ran.stderr).toMatch(/^b it\.txt:3: found .*9\/5.*\nmissing\.txt: there is no such file\n/);
  expect(ran.stderr).toContain(
    "2 reviews queued, 2 files not.\nCorrect the problems named above, then: galley review add 'b it.txt' missing.txt\n",
  );
});

it('queues what was corrected when the same command runs again, and nothing twice', async () => {
  await write('b it.txt', review('Title B'));
  const ran = await run(['review', 'add', 'a.txt', 'b it.txt', 'c.txt', '-n', 'code-digest']);
  expect(ran).toMatchObject({
    code: 1,
    stdout: 'b it.txt: Review 3 "Title B" is number 3 in the queue.\n',
  });
  expect(ran.stderr).toMatch(/^a\.txt: "Title A" \(review 1\) is number 2 in the queue/);
  expect(ran.stderr).toContain(
    'To queue known articles anyway: galley review add a.txt c.txt --again --newsletter code-digest',
  );
});

it('queues the reviews in folders, in the order of their names, and standard input', async () => {
  const ran = await run(['review', 'add', 'more', '-'], review('Title G'));
  expect(ran).toMatchObject({ code: 0, stderr: '4 reviews queued.\n' });
  expect(ran.stdout.match(/^[^:]+/gm)).toEqual([
    'more/2.txt',
    'more/10.md',
    'more/deep/3.txt',
    '-',
  ]);
});

it('exits with 2 and stores nothing if no file is a review', async () => {
  const ran = await run(['review', 'add', 'empty', 'missing.txt']);
  expect(ran).toMatchObject({ code: 2, stdout: '' });
  expect(ran.stderr).toContain('empty: found no review in this folder');
  expect(ran.stderr).toContain('0 reviews queued, 2 files not.');
});

it('prints with --json what became of each file', async () => {
  await write('h.txt', review('Title H'));
  const ran = await run(['review', 'add', 'h.txt', 'missing.txt', 'a.txt', '--json']);
  expect(ran.code).toBe(1);
  const added = addedReviewsShape.parse(JSON.parse(ran.stdout));
  expect(added).toMatchObject({
    queued: 1,
    failed: 2,
    files: [
      { kind: 'queued', file: 'h.txt', review: { review: { title: 'Title H' } } },
      { kind: 'failed', file: 'missing.txt', error: { code: 'bad-input' } },
      { kind: 'failed', file: 'a.txt', error: { code: 'already-queued', facts: { id: '1' } } },
    ],
  });
});
