import { execFileSync } from 'node:child_process';
import { chmod, mkdir, mkdtemp, rm, symlink, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createReader, listReviewFiles } from './read-folder.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'galley-folder-'));
});
afterEach(() => rm(folder, { recursive: true }));

const names = async (): Promise<readonly string[]> =>
  (await listReviewFiles(['.'], folder)).map(({ name }) => name);

test('links to folders are not followed, since they may lead in circles; links to files are', async () => {
  await mkdir(join(folder, 'deep'));
  await writeFile(join(folder, 'deep', 'one.txt'), 'x');
  for (const link of ['a', 'b', 'c.md']) await symlink('.', join(folder, link));
  await symlink('../..', join(folder, 'deep', 'up'));
  await symlink('deep/one.txt', join(folder, 'two.txt'));
  await symlink('nowhere.txt', join(folder, 'three.txt'));
  expect(await names()).toEqual(['deep/one.txt', 'two.txt']);
  await symlink('deep', join(folder, 'given'));
  expect(await listReviewFiles(['given'], folder)).toHaveLength(1);
});

test.skipIf(process.platform === 'win32')('pipes and devices are skipped', async () => {
  execFileSync('mkfifo', [join(folder, 'pipe.txt')]);
  await symlink('/dev/zero', join(folder, 'zero.txt'));
  expect(await names()).toEqual([]);
});

test('a file that is too large is refused without being read', async () => {
  const path = join(folder, 'log.json');
  await writeFile(path, '');
  await truncate(path, 3 * 2 ** 30);
  const files = await listReviewFiles(['log.json'], folder);
  expect(await createReader()(files)).toEqual([
    {
      kind: 'problems',
      problems: ['log.json:1: found 3221225472 bytes, expected at most 262144 (256 KiB)'],
    },
  ]);
});

test('a file whose permissions change gets another stamp', async () => {
  const path = join(folder, 'one.txt');
  await writeFile(path, 'x', { mode: 0o600 });
  const [before] = await listReviewFiles(['.'], folder);
  await chmod(path, 0o644);
  const [after] = await listReviewFiles(['.'], folder);
  expect(after?.stamp).not.toBe(before?.stamp);
});

test('many files are all read, in the order of their names', async () => {
  for (let n = 1; n <= 300; n += 1) await writeFile(join(folder, `${n}.txt`), `no review ${n}`);
  const files = await listReviewFiles(['.'], folder);
  expect(files.map(({ name }) => name)).toEqual(
    Array.from({ length: 300 }, (_, index) => `${index + 1}.txt`),
  );
  const read = await createReader()(files);
  expect(read.map((each) => each.kind)).toEqual(files.map(() => 'problems'));
});

test('a folder with too many files is read in part, and says so', async () => {
  await Promise.all(
    Array.from({ length: 502 }, (_, index) => writeFile(join(folder, `${index}.txt`), '')),
  );
  const files = await listReviewFiles(['.'], folder);
  expect(files).toHaveLength(501);
  const read = await createReader()(files.slice(-1));
  expect(read).toEqual([
    { kind: 'problems', problems: [expect.stringContaining('more than 500 reviews')] },
  ]);
});
