import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { expect, onTestFinished, test } from 'vitest';
import { ensureDeskBuilt } from '../build.js';

test('several builds at once leave one whole desk, which later ones leave alone', async () => {
  const target = await mkdtemp(join(tmpdir(), 'galley-desk-'));
  onTestFinished(() => rm(target, { recursive: true }));
  const folders = await Promise.all([1, 2].map(() => ensureDeskBuilt(target)));
  const [folder = ''] = folders;
  expect(new Set(folders).size).toBe(1);
  expect((await readdir(target)).map((name) => join(target, name))).toEqual([folder]);
  const built = await stat(folder);
  expect(await ensureDeskBuilt(target)).toBe(folder);
  expect((await stat(folder)).ino).toBe(built.ino);
});

test('each text is there as it is and in both compressed forms', async () => {
  const folder = await ensureDeskBuilt();
  const names = await readdir(folder, { recursive: true });
  const texts = names.filter((name) => /\.(?:css|html|js)$/.test(name));
  expect(texts.length).toBeGreaterThan(10);
  for (const name of texts) {
    const plain = await readFile(join(folder, name));
    expect(brotliDecompressSync(await readFile(join(folder, `${name}.br`)))).toEqual(plain);
    expect(gunzipSync(await readFile(join(folder, `${name}.gz`)))).toEqual(plain);
  }
});
