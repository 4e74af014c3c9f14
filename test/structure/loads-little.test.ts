import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { TEST_ENV } from '../kit/index.ts';

const APP = resolve(import.meta.dirname, '../../apps/galley/src');
const run = promisify(execFile);

/** Runs a module's text in a process of its own; returns the packages that it loads, and built-ins. */
async function loadedBy(code: string): Promise<ReadonlySet<string>> {
  const program = `
    import { registerHooks } from 'node:module';
    const loaded = new Set();
    registerHooks({
      load(url, context, next) {
        loaded.add(/.*node_modules[/]((?:@[^/]+[/])?[^/]+)/.exec(url)?.[1] ?? url);
        return next(url, context);
      },
    });
    ${code}
    process.stdout.write(JSON.stringify([...loaded, ...process.moduleLoadList]));`;
  const { stdout } = await run(process.execPath, ['--input-type=module', '--eval', program], {
    env: TEST_ENV,
  });
  return new Set(JSON.parse(stdout) as string[]);
}

const HEAVY = ['zod', 'yaml', 'micromark', 'mdast-util-from-markdown', 'undici', 'parse5', 'react'];

test.each([
  'review/list-reviews.ts',
  'review/change-review.ts',
  'issue/list-issues.ts',
  'issue/issue-status.ts',
  'newsletter/show-newsletter.ts',
  'newsletter/show-calendar.ts',
  'subscriber/show-subscriber.ts',
])('%s loads neither parsers nor schemas nor templates', async (handler) => {
  const loaded = await loadedBy(`
    await import(${JSON.stringify(join(APP, 'index.ts'))});
    await import(${JSON.stringify(join(APP, handler))});`);
  expect(loaded).toContain('kysely');
  expect(HEAVY.filter((name) => loaded.has(name))).toEqual([]);
});

test('not even start loads what measures and traces, before settings ask for it', async () => {
  const loaded = await loadedBy(`
    await import(${JSON.stringify(join(APP, 'start/start-parts.ts'))});`);
  expect(loaded).toContain('hono');
  expect(
    [...loaded].filter((name) => name === 'prom-client' || name.startsWith('@opentelemetry/')),
  ).toEqual([]);
});

test('a command asks whether web runs without loading fetch', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'galley-web-'));
  try {
    const loaded = await loadedBy(`
      const web = await import(${JSON.stringify(join(APP, 'shell/web-record.ts'))});
      const url = 'http://127.0.0.1:1';
      await web.leaveWebRecord(${JSON.stringify(folder)}, { url, publicUrl: url, sandboxUrl: null });
      await web.findRunningWeb(${JSON.stringify(folder)});`);
    expect(loaded).toContain('NativeModule http');
    expect(loaded).not.toContain('NativeModule internal/deps/undici/undici');
  } finally {
    await rm(folder, { recursive: true });
  }
});
