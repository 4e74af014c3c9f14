import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { ensureDeskBuilt } from '../build.js';

interface Chunk {
  readonly file: string;
  readonly imports?: readonly string[];
  readonly dynamicImports?: readonly string[];
}

const LIMIT = 250 * 1024;

let folder: string;
let chunks: Readonly<Record<string, Chunk>>;
beforeAll(async () => {
  folder = await ensureDeskBuilt();
  chunks = JSON.parse(await readFile(join(folder, 'manifest.json'), 'utf8')) as typeof chunks;
});

const PAGES = [
  'src/today/today-page.tsx',
  'src/queue/queue-page.tsx',
  'src/queue/add-page.tsx',
  'src/planner/planner-page.tsx',
  'src/review/review-page.tsx',
  'src/review/history-page.tsx',
  'src/proof/proof-page.tsx',
  'src/settings/settings-page.tsx',
  'src/settings/new-newsletter-page.tsx',
  'src/issue/issue-page.tsx',
  'src/report/issue-report-page.tsx',
  'src/report/reports-page.tsx',
  'src/people/people-page.tsx',
  'src/account/account-page.tsx',
  'src/sign-in/sign-in-page.tsx',
];
const LANGUAGES = ['english', 'german', 'spanish', 'arabic'];

test.each(PAGES)('a first visit to %s loads at most 250 KB of script', async (page) => {
  const sizes = LANGUAGES.map((language) =>
    sizeOf(['index.html', page, `../../packages/wording/src/desk/${language}.ts`]),
  );
  expect(Math.max(...(await Promise.all(sizes)))).toBeLessThanOrEqual(LIMIT);
});

test('windows, palette and schemas come only once they are needed', async () => {
  const first = [...closureOf(['index.html'])];
  expect(first.filter((name) => /palette|help|dialog|question|-page/.test(name))).toEqual([]);
  const visited = [...closureOf(['index.html', ...PAGES])].map((name) => chunkOf(name).file);
  const texts = await Promise.all(
    visited
      .filter((file) => file.endsWith('.js'))
      .map((file) => readFile(join(folder, file), 'utf8')),
  );
  expect(texts.filter((text) => text.includes('ZodError'))).toEqual([]);
});

test('nothing of the desk is written into its page, where the policy would block it', async () => {
  const html = await readFile(join(folder, 'index.html'), 'utf8');
  expect(html).toMatch(/<script type="module" blocking="render" crossorigin src="\/desk\/assets\//);
  expect(html).not.toMatch(/<style|style="|<script[^>]*>[^<]/);
  expect(html).not.toMatch(
    /(?:src|href)="(?!\/desk\/assets\/|\/desk\/manifest\.webmanifest"|\/assets\/icon\.svg)/,
  );
});

/** Bytes of script as the browser gets them, with everything that a file imports. */
async function sizeOf(names: readonly string[]): Promise<number> {
  const files = [...closureOf(names)].map((name) => chunkOf(name).file);
  const sizes = files.map(async (file) => (await stat(join(folder, `${file}.gz`))).size);
  return (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
}

function closureOf(names: readonly string[]): ReadonlySet<string> {
  const all = new Set(names);
  // A set visits what is added while it is visited.
  for (const name of all) for (const its of chunkOf(name).imports ?? []) all.add(its);
  return all;
}

function chunkOf(name: string): Chunk {
  const chunk = chunks[name];
  if (chunk === undefined) throw new Error(`the build has no ${name}`);
  return chunk;
}
