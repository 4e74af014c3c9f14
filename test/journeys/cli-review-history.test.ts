import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { runGalley, withDatabase } from '../kit/index.ts';

const test = withDatabase();
let folder = '';
let env: Record<string, string> = {};

const text = (title: string): string =>
  `${title}\n\nWIRED · March 12, 2026\n\nSummary\n\nWhat it says.\n`;
const run = async (...argv: string[]) => runGalley(argv, { cwd: folder, env });

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'galley-history-'));
  env = { ...test.env, DATA_DIR: join(folder, 'data'), SECRET_KEY: 'history'.repeat(8) };
  for (const name of ['first', 'second', 'third']) {
    await writeFile(join(folder, `${name}.txt`), text(`The ${name} title`));
  }
  await run('migrate');
  await run('newsletter', 'set', '--title', 'Digest', '--from', 'Digest <news@digest.example>');
  await run('newsletter', 'set', '--postal-address', '1 Main St');
  await run('review', 'add', 'first.txt');
  await run('issue', 'compile');
});
afterAll(() => rm(folder, { recursive: true }));

const edit = async (file: string, ...more: string[]) =>
  run('review', 'edit', '1', '--file', file, '--again', ...more);
const mail = async (): Promise<string> => (await run('issue', 'show', '1')).stdout;

it('lets an edit wait, asks before it voids an approval, and applies the edit', async () => {
  expect(await run('review', 'apply', '1')).toMatchObject({
    code: 1,
    stderr: 'Review 1 has no edits that wait to be applied.\n',
  });
  expect((await run('issue', 'approve', '1')).code).toBe(0);
  expect(await edit('second.txt', '--pending')).toMatchObject({
    code: 0,
    stdout: 'Review 1 "The first title" is number 1 in issue 1.\n',
    stderr: "Issue 1 doesn't hold the edits yet. To apply them: galley review apply 1\n",
  });
  expect((await run('review', 'show', '1')).stderr).toContain(
    'galley review history 1 --version 2',
  );
  expect((await run('review', 'list', '--all')).stdout).toContain('issue 1 (approved), edits wait');
  expect(await mail()).toContain('The first title');
  expect((await run('issue', 'preflight', '1', '--offline')).stdout).toContain('unapplied-edits');
  const asked = await run('review', 'apply', '1');
  expect(asked.code).toBe(1);
  expect(asked.stderr).toMatch(/is approved by .+ voids the approval/);
  expect(asked.stderr).toContain('galley review apply 1 --void-approval');
  expect(await run('review', 'apply', '1', '--void-approval')).toMatchObject({
    code: 0,
    stdout: 'Review 1 "The second title" is number 1 in issue 1.\n',
    stderr: 'Issue 1 was recompiled; its approval is void.\n',
  });
  expect(await mail()).toContain('The second title');
});

it('lists the history, prints a version, and restores it or a field of it', async () => {
  await edit('third.txt');
  const listed = await run('review', 'history', '1');
  expect(listed.stdout).toMatch(/^VERSION +WHEN +WHO +BY +WHAT +CHANGED *\n/);
  expect(listed.stdout).toMatch(/^3 .+ command .+ command line +edited +title *$/m);
  expect(listed.stdout).toMatch(/^1 .+ queued/m);
  const page = await run('review', 'history', '1', '--limit', '2');
  expect(page.stderr).toMatch(/^There is more\. Go on with: --before \d+\n$/);
  expect((await run('review', 'history', '1', '--version', '1')).stdout).toContain(
    'The first title\n',
  );
  expect(await run('review', 'history', '1', '--version', '9')).toMatchObject({ code: 2 });
  const restored = await run('review', 'restore', '1', '--version', '1', '--field', 'title');
  expect(restored).toMatchObject({ code: 0, stderr: 'Issue 1 was recompiled.\n' });
  expect(await mail()).toContain('The first title');
  expect((await run('review', 'history', '1')).stdout).toMatch(/^4 .+ restored 1 +title/m);
  expect(await run('review', 'restore', '1', '--version', '1')).toMatchObject({
    code: 0,
    stdout: 'Nothing changed.\n',
  });
  expect(await run('review', 'restore', '1', '--version', '1', '--field', 'pin')).toMatchObject({
    code: 2,
    stderr: expect.stringContaining('--field: found pin, expected one of title, rating') as unknown,
  });
});
