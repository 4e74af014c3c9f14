import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { runCli } from '@galley/galley';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { runGalley, withDatabase } from '../kit/index.ts';

const test = withDatabase();
let folder: string;

const envOf = (): Record<string, string> => ({
  DATA_DIR: join(folder, 'data'),
  PATH: '/usr/bin:/bin',
  ...test.env,
});

async function does(...argv: string[]): Promise<string> {
  const ran = await runGalley(argv, { cwd: folder, env: envOf() });
  expect(ran, argv.join(' ')).toMatchObject({ code: 0 });
  return ran.stdout;
}

/** Runs a command on a terminal on which a person types one line. */
async function atTerminal(typed: string, ...argv: string[]) {
  let stdout = '';
  let stderr = '';
  const stdin = Object.assign(Readable.from([`${typed}\n`]), { isTTY: true });
  const code = await runCli(argv, {
    env: { ...envOf(), NO_COLOR: '1' },
    cwd: folder,
    stdin,
    stdout: { isTTY: true, write: (text) => void (stdout += text) },
    stderr: { isTTY: true, write: (text) => void (stderr += text) },
  });
  return { code, stdout, stderr };
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'galley-erase-'));
  await writeFile(
    join(folder, 'a.txt'),
    'Title A\n\nWIRED · March 12, 2026\n\nSummary\n\nA text.\n',
  );
  await does('newsletter', 'set', '--title', 'Digest', '--from', 'Digest <news@digest.example>');
  await does('newsletter', 'set', '--postal-address', '1 Main St', '--undo-window', '0');
  for (const name of ['ana', 'bo']) {
    await does('subscriber', 'add', `${name}@code.example`, '--consent', 'by phone');
  }
  await does('review', 'add', 'a.txt');
  await does('issue', 'compile');
  await does('issue', 'approve', '1');
  await does('subscriber', 'suppress', 'bo@code.example');
  await does('issue', 'send', '1', '--wait');
});
afterAll(() => rm(folder, { recursive: true }));

it('shows which issues somebody got and what became of each', async () => {
  const shown = JSON.parse(await does('subscriber', 'show', 'ana@code.example', '--json')) as {
    subscriptions: { issues: unknown[] }[];
  };
  expect(shown.subscriptions[0]?.issues).toEqual([
    expect.objectContaining({ number: 1, state: 'accepted', reason: null, bouncedAt: null }),
  ]);
  expect(await does('subscriber', 'show', 'ana@code.example')).toMatch(
    /^ {2}\d{4}-\d\d-\d\d \d\d:\d\d UTC {2}issue 1 {2}.* (?:accepted|delivered \d{4}-.* UTC)$/m,
  );
  const left = JSON.parse(await does('subscriber', 'show', 'bo@code.example', '--json')) as {
    subscriptions: { issues: unknown[] }[];
  };
  expect(left.subscriptions[0]?.issues).toEqual([]);
});

it('a dry run says what would be erased and what would be dropped, and changes nothing', async () => {
  const before = await does('subscriber', 'show', 'ana@code.example');
  expect(await does('subscriber', 'erase', 'ana@code.example', '--dry-run')).toBe(
    'Dry run, nothing is erased. This removes 1 subscription and 1 piece of evidence, and takes the address out of 1 delivery.\n',
  );
  expect(await does('subscriber', 'erase', 'cy@code.example', '--dry-run')).toContain(
    'Nothing is stored about this address.',
  );
  expect(await does('subscriber', 'show', 'ana@code.example')).toBe(before);
  expect(await does('trim', '--older-than', '30d', '--dry-run')).toContain('No issue that ended');
});

it('on a terminal erases only after a yes, and not at all after anything else', async () => {
  for (const typed of ['', 'n', 'ana@code.example']) {
    const ran = await atTerminal(typed, 'subscriber', 'erase', 'ana@code.example');
    expect(ran).toMatchObject({ code: 1, stdout: '' });
    expect(ran.stderr).toMatch(/1 subscription .*\nErase ana@code\.example for good\? \[y\/N\] /);
    expect(ran.stderr).toContain('Nothing was erased.');
  }
  await does('subscriber', 'show', 'ana@code.example');
  const ran = await atTerminal('y', 'subscriber', 'erase', 'ana@code.example');
  expect(ran).toMatchObject({ code: 0, stdout: expect.stringContaining('Erased.') });
});

it('without a terminal, or with --yes, erases without asking', async () => {
  expect(await does('subscriber', 'erase', 'bo@code.example')).toContain('Erased.');
  const ran = await atTerminal('n', 'subscriber', 'erase', 'bo@code.example', '--yes');
  expect(ran).toMatchObject({ code: 0, stderr: '' });
});
