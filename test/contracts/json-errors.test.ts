import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { answeredErrorShape, REFUSALS } from '@galley/contract';
import { expect, test } from 'vitest';
import { PATIENTLY, runGalley, temporaryDataDir, withDatabase } from '../kit/index.ts';

const fixture = withDatabase();
const REVIEW = 'One of a kind\n\nWIRED · March 12, 2026\n\nSummary\n\nA text.\n';

test('every error with --json is an answer with its code', PATIENTLY, async () => {
  const folder = await temporaryDataDir();
  const env = { DATA_DIR: folder, PATH: '/usr/bin:/bin', ...fixture.env };
  await writeFile(join(folder, 'review.txt'), REVIEW);
  await writeFile(join(folder, 'bad.txt'), 'A title\n\n9/5 · WIRED\n');
  await writeFile(join(folder, 'rows.csv'), 'email\nnobody\n');
  await writeFile(join(folder, 'columns.csv'), 'whatever\nnobody\n');
  const run = (argv: readonly string[], more: Record<string, string> = {}) =>
    runGalley([...argv, '--json'], { cwd: folder, env: { ...env, ...more } });
  const fails = async (code: string, ...argv: string[]) => {
    const ran = await run(argv);
    const { error } = answeredErrorShape.parse(JSON.parse(ran.stdout));
    expect(error, argv.join(' ')).toMatchObject({ code });
    expect(ran.stderr, argv.join(' ')).not.toBe('');
    const { exit } = Object.hasOwn(REFUSALS, code) ? REFUSALS[code as 'invalid'] : { exit: 2 };
    expect(ran.code, argv.join(' ')).toBe(exit);
    return error;
  };

  await run(['newsletter', 'set', '--title', 'Digest']);
  await run(['review', 'add', 'review.txt', '--newsletter', 'digest']);
  await fails('usage', 'issue', 'send', 'one');
  await fails('usage', 'issue', 'publish');
  await fails('usage', 'subscriber', 'import', 'rows.csv');
  await fails('no-newsletter', 'newsletter', 'show', 'nope');
  await fails('no-issue', 'issue', 'show', '999', '--newsletter', 'digest');
  await fails('no-review', 'review', 'show', '99999');
  await fails('no-subscriber', 'subscriber', 'show', 'nobody@code.example');
  await fails('no-person', 'person', 'remove', 'nobody@code.example');
  await fails('no-person', 'token', 'create', '--for', '7', '--name', 'k', '--scope', 'read');
  await fails('no-key', 'token', 'revoke', 'one');
  await fails('usage', 'person', 'invite', 'ada@code.example', '--role', 'boss');
  await fails('invalid', 'person', 'invite', 'ada', '--role', 'owner');
  const query = await fails('invalid', 'audit', '--actor', 'ana', '--limit', '999');
  expect(query.details).toEqual([
    expect.stringMatching(/^--actor: found "ana"/),
    expect.stringMatching(/^--limit: /),
  ]);
  const invalid = await fails('invalid', 'newsletter', 'set', 'digest', '--cadence', 'often');
  expect(invalid.details).toEqual([expect.stringMatching(/^--cadence: /)]);
  const known = await fails('already-queued', 'review', 'add', 'review.txt', '-n', 'digest');
  expect(known).toMatchObject({
    message: expect.stringContaining('"One of a kind"'),
    command: 'Add --again to queue it anyway.',
    facts: { title: 'One of a kind', where: { kind: 'queue' } },
  });
  const bad = await fails('bad-input', 'review', 'parse', 'bad.txt');
  expect(bad.message).toMatch(/^bad\.txt:3: found/);
  const consent = ['--consent', 'by mail', '--newsletter', 'digest'];
  const rows = await fails('bad-rows', 'subscriber', 'import', 'rows.csv', ...consent);
  expect(rows).toMatchObject({
    facts: { count: 1 },
    command: expect.stringContaining('--skip-bad'),
  });
  const unread = await fails('unreadable-file', 'subscriber', 'import', 'columns.csv', ...consent);
  expect(unread.details[0]).toContain('columns.csv:1');

  const ran = await run(['review', 'list'], { PORT: 'x' });
  const { error } = answeredErrorShape.parse(JSON.parse(ran.stdout));
  expect(error).toMatchObject({ code: 'bad-input', message: expect.stringContaining('PORT') });
});
