import { writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { openSandbox } from '@galley/sandbox';
import { describe, expect, it, onTestFinished } from 'vitest';
import {
  freePort,
  PATIENTLY,
  runGalley,
  spawnGalley,
  spawnGalleyToEnd,
  temporaryDataDir,
  type Ran,
} from '../kit/index.ts';

const SEED = resolve(import.meta.dirname, '../../packages/core/fixtures/seed-review.txt');
const SECOND = '# A second title\n\nThe Verge · 4/5 · By Bo\n\n## Summary\n\nA **second** text.\n';
const THIRD = 'A third title\n\n3/5 · WIRED · March 12, 2026\n\nSummary\n\nA third text.\n';
const READERS = 230;

/**
 * A person at a terminal: one data folder, one command after another. Most run in this process,
 * which takes less time than a process each; those that a test is about are begun as people do.
 */
function personAt(dataDir: string, port = '') {
  const options = { env: { DATA_DIR: dataDir, PORT: port }, cwd: dataDir };
  const succeed = async (argv: readonly string[], running: Promise<Ran>): Promise<string> => {
    const ran = await running;
    expect(ran, argv.join(' ')).toMatchObject({ code: 0 });
    return ran.stdout;
  };
  return {
    /** Runs a command that must succeed, and returns its stdout. */
    does: (...argv: string[]) => succeed(argv, runGalley(argv, options)),
    /** The same in a process of its own. */
    starts: (...argv: string[]) => succeed(argv, spawnGalleyToEnd(argv, options)),
    begins: (...argv: string[]) => spawnGalley(argv, options),
  };
}

async function prepare(dataDir: string): Promise<void> {
  const rows = Array.from({ length: READERS }, (_, n) => `reader${n}@readers.example,Reader ${n}`);
  await writeFile(join(dataDir, 'people.csv'), ['email,name', ...rows, ''].join('\n'));
  await writeFile(join(dataDir, 'second.md'), SECOND);
  await writeFile(join(dataDir, 'third.txt'), THIRD);
}

function mailsPerReader(dataDir: string): ReadonlyMap<string, number> {
  const sandbox = openSandbox({ path: join(dataDir, 'sandbox.sqlite') });
  onTestFinished(() => sandbox.close());
  return sandbox.ledger.countsByAddress();
}

function expectOneEach(counts: ReadonlyMap<string, number>): void {
  const readers = [...counts].filter(([address]) => address.endsWith('@readers.example'));
  expect(readers).toHaveLength(READERS);
  expect(readers.filter(([, mails]) => mails !== 1)).toEqual([]);
}

type Does = (...argv: string[]) => Promise<string>;

async function setUp(does: Does, starts = does): Promise<void> {
  const identity = ['--title', 'Code Digest', '--from', 'Code Digest <digest@code.example>'];
  const rest = ['--postal-address', '1 Main St, Anytown', '--undo-window', '0'];
  await starts('newsletter', 'set', ...identity, ...rest);
  const imported = await starts(
    'subscriber',
    'import',
    'people.csv',
    '--consent',
    'At the fair',
    '--json',
  );
  expect(JSON.parse(imported)).toMatchObject({ added: READERS, existing: 0 });
  await starts('review', 'add', SEED);
  for (const file of ['second.md', 'third.txt']) await does('review', 'add', file);
  expect(JSON.parse(await does('review', 'list', '--json'))).toHaveLength(3);
}

async function expectSent(does: Does): Promise<void> {
  const { state, counts } = JSON.parse(await does('issue', 'status', '1', '--json')) as {
    state: string;
    counts: Record<string, number>;
  };
  expect(state).toBe('sent');
  const { audience, accepted, rejected, excluded, uncertain, pending } = counts;
  expect({ audience, accepted, rejected, excluded, uncertain, pending }).toEqual({
    audience: READERS,
    accepted: READERS,
    rejected: 0,
    excluded: 0,
    uncertain: 0,
    pending: 0,
  });
}

describe('the weekly cycle by CLI', () => {
  it('goes from an empty data folder to one mail per reader', async () => {
    const dataDir = await temporaryDataDir();
    const { does, starts, begins } = personAt(dataDir);
    await prepare(dataDir);
    await setUp(does, starts);

    const compiled = JSON.parse(await starts('issue', 'compile', '--json')) as Record<
      string,
      unknown
    >;
    expect(compiled).toMatchObject({ number: 1, state: 'draft' });
    expect(compiled['reviews']).toHaveLength(3);
    const html = await does('issue', 'show', '1', '--format', 'html');
    const text = await does('issue', 'show', '1', '--format', 'text');
    expect(html).toMatch(/^<!DOCTYPE html/i);
    for (const proof of [html, text]) {
      expect(proof).toContain('Maxwell Zeff');
      expect(proof).toContain('A second title');
      expect(proof).not.toMatch(/[\ufdd0-\ufdef]/);
    }
    await does('issue', 'preflight', '1');
    await starts('issue', 'approve', '1', '--hash', String(compiled['contentHash']));

    // Killed while it sends, and run again.
    const killed = begins('issue', 'send', '1', '--wait');
    await new Promise((done) => setTimeout(done, 900));
    killed.child.kill('SIGKILL');
    await killed.ended;
    await starts('issue', 'send', '1', '--wait');
    await starts('issue', 'send', '1', '--wait');

    await expectSent(does);
    expectOneEach(mailsPerReader(dataDir));
  });

  it('works the same while galley start runs on the folder', async () => {
    const dataDir = await temporaryDataDir();
    const { does, begins } = personAt(dataDir, String(await freePort()));
    await prepare(dataDir);
    const running = begins('start', '--json');
    const [ready] = await running.says(/^.*"event":"ready".*$/m);
    await setUp(does);
    await does('issue', 'compile');
    await does('issue', 'approve', '1');
    await does('issue', 'send', '1');
    const { url } = JSON.parse(ready) as { url: string };
    const status = async (): Promise<string> => does('issue', 'status', '1', '--json');
    await expect.poll(status, { ...PATIENTLY, interval: 500 }).toContain(`"delivered": ${READERS}`);
    await expectSent(does);
    expectOneEach(mailsPerReader(dataDir));
    const page = await fetch(`${url}/issues/1`);
    expect(await page.text()).toContain('Maxwell Zeff');
  });
});
