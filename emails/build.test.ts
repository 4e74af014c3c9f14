import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { ensureBuilt } from './build.js';
import { sampleIssue } from './fixtures/sample-issue.fixture.ts';
import { SAMPLE_REVIEWS } from './fixtures/sample-reviews.fixture.ts';
import { renderIssue } from './src/render-issue.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'galley-emails-'));
});
afterEach(() => rm(folder, { recursive: true }));

test('a fresh bundle is left alone, a stale one replaced', async () => {
  const target = join(folder, 'dist', 'index.js');
  await ensureBuilt(target);
  const first = await stat(target);
  await ensureBuilt(target);
  expect((await stat(target)).ino).toBe(first.ino);

  const bundle = await readFile(target, 'utf8');
  await writeFile(target, `// Built from something else\n${bundle}`);
  await ensureBuilt(target);
  expect(await readFile(target, 'utf8')).toBe(bundle);
});

test('several builds at once leave one whole bundle and nothing else', async () => {
  const target = join(folder, 'index.js');
  await Promise.all([ensureBuilt(target), ensureBuilt(target), ensureBuilt(target)]);
  expect(await readdir(folder)).toEqual(['index.js']);
  expect(await readFile(target, 'utf8')).toMatch(/^\/\/ Built from [0-9a-f]{64}\n[\s\S]+export \{/);
});

test('the bundle, on production React, renders the same bytes as the sources', async () => {
  await ensureBuilt();
  const built = await import('@galley/emails');
  const props = sampleIssue(SAMPLE_REVIEWS);
  expect(await built.renderIssue(props)).toEqual(await renderIssue(props));
});
