import { mkdir, mkdtemp, readFile, readlink, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { linkLibraries, locateBinaries } from './binaries.ts';
import { runProgram } from './run-program.ts';

const links = [{ source: 'native/lib/libpq.so.5.18', target: 'native/lib/libpq.so.5' }];

async function packageFolder(): Promise<string> {
  const root = await mkdtemp(join(tmpdir(), 'galley-package-'));
  onTestFinished(() => rm(root, { recursive: true }));
  await mkdir(join(root, 'native'));
  await writeFile(join(root, 'native', 'pg-symlinks.json'), JSON.stringify(links));
  return root;
}

it('makes the library links that an install without scripts leaves out', async () => {
  const root = await packageFolder();
  await mkdir(join(root, 'native', 'lib'));
  await writeFile(join(root, 'native', 'lib', 'libpq.so.5.18'), 'library');
  await Promise.all([linkLibraries(root), linkLibraries(root)]);
  await linkLibraries(root);
  const link = join(root, 'native', 'lib', 'libpq.so.5');
  expect(await readlink(link)).toBe('libpq.so.5.18');
  expect(await readFile(link, 'utf8')).toBe('library');
});

it('says what to do when the links cannot be made', async () => {
  const root = await packageFolder(); // without native/lib
  await expect(linkLibraries(root)).rejects.toThrow(
    /cannot be written: run "npm rebuild".*DATABASE_URL/,
  );
});

it('finds programs that run', async () => {
  const { postgres } = await locateBinaries();
  const result = await runProgram(postgres, ['--version']);
  expect(result).toEqual({ ok: true, output: expect.stringContaining('(PostgreSQL) 18.') });
});
