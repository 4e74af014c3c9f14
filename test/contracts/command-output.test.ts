import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { OUTPUTS, invitedPersonShape } from '@galley/contract';
import { finishIssue, sql } from '@galley/db';
import { acceptInvitation } from '@galley/press/people';
import { createKeyring, createLifecycle } from '@galley/runtime';
import { Command } from 'commander';
import { expect, onTestFinished, test } from 'vitest';
import { addCommands } from '../../apps/galley/src/commands/index.ts';
import { makeUncertain } from '../../packages/press/src/door/step-cases/issue-cases.fixture.ts';
import { logOn } from '../../apps/galley/src/run-cli.ts';
import {
  freePort,
  PATIENTLY,
  runGalley,
  serveSite,
  spawnGalley,
  temporaryDataDir,
  withDatabase,
} from '../kit/index.ts';

const fixture = withDatabase();
const SECRET = 'output'.repeat(8);
const REVIEW = 'A title\n\nWIRED · March 12, 2026\n\nSummary\n\nA text.\n';
const MORE = 'Another title\n\nWIRED · March 11, 2026\n\nSummary\n\nA text.\n';
const THIRD = 'A third title\n\nWIRED · March 12, 2026\n\nSummary\n\nA text.\n';

/** Every command that knows --json, as the program itself declares it. */
function listCommands(): string[] {
  const silent = { write: () => undefined, writeExact: () => undefined };
  const streams = { env: {}, cwd: '/', stdin: process.stdin, stdout: silent, stderr: silent };
  const program = new Command('galley');
  const life = createLifecycle({ log: logOn(streams) });
  addCommands(program, streams, life, () => undefined);
  life.end(0);
  const names = (command: Command, above: string): string[] =>
    command.commands.flatMap((each) => {
      const name = `${above}${each.name()}`;
      const knows = each.options.some(({ long }) => long === '--json');
      return [...(knows ? [name] : []), ...names(each, `${name} `)];
    });
  return names(program, '');
}

const complaintsOf = (name: string, output: unknown): readonly unknown[] =>
  OUTPUTS[name]?.safeParse(output).error?.issues ?? [];

test('every command that knows --json prints exactly its shape', PATIENTLY, async () => {
  const folder = await temporaryDataDir();
  const port = String(await freePort());
  const env = {
    DATA_DIR: folder,
    PORT: port,
    SECRET_KEY: SECRET,
    PATH: '/usr/bin:/bin',
    ...fixture.env,
  };
  await writeFile(join(folder, 'review.txt'), REVIEW);
  await writeFile(join(folder, 'post.md'), '---\ndate: 2026-03-11\n---\n\n# A post\n\nA text.\n');
  await writeFile(join(folder, 'more.txt'), MORE);
  await writeFile(join(folder, 'third.txt'), THIRD);
  await writeFile(join(folder, 'people.csv'), 'email\nbo@code.example\nnobody\n');
  const { network, at } = await serveSite({
    '/article': ['text/html', '<title>An article</title>'],
    '/feed': [
      'application/rss+xml',
      '<rss version="2.0"><channel><title>Site</title><item><title>A</title><link>/a</link></item><item><title>B</title><link>/b</link></item></channel></rss>',
    ],
  });
  const printed = new Set<string>();
  const prints = async (name: string, ...argv: string[]): Promise<unknown> => {
    const line = [...name.split(' '), ...argv, '--json'];
    const ran = await runGalley(line, { cwd: folder, env, network });
    expect(ran, line.join(' ')).toMatchObject({ code: 0 });
    const output: unknown = JSON.parse(ran.stdout);
    expect(complaintsOf(name, output), line.join(' ')).toEqual([]);
    printed.add(name);
    return output;
  };
  const runs = async (name: string, ...argv: string[]): Promise<void> => {
    const running = spawnGalley([name, ...argv, '--json'], { cwd: folder, env });
    const [line] = await running.says(/^.*\n/);
    expect(complaintsOf(name, JSON.parse(line)), name).toEqual([]);
    running.child.kill('SIGTERM');
    await running.ended;
    printed.add(name);
  };

  /** The issue's only reader is uncertain, as after a lost answer and a day. */
  const losesItsReader = async (): Promise<void> => {
    await makeUncertain(fixture.db, '1', '1');
    await sql`update issue set frozen_at = now(), audience = 1`.execute(fixture.db);
  };

  await prints('migrate');
  const settings = ['--title', 'Digest', '--from', 'Digest <news@digest.example>'];
  await prints('newsletter set', ...settings, '--postal-address', '1 Main St');
  await prints('newsletter set', '--rule', 'reading-time=off', '--because', 'we know');
  await prints('newsletter show');
  await prints('newsletter rules');
  await prints('newsletter choices');
  await prints('newsletter domain');
  await prints('newsletter mails');
  await prints('newsletter report');
  await prints('newsletter list');
  await prints('doctor');
  await prints('subscriber add', 'ana@code.example', '--consent', 'by mail');
  await prints('subscriber import', 'people.csv', '--consent', 'by mail', '--skip-bad');
  await prints('subscriber show', 'bo@code.example');
  await prints('subscriber list', '--state', 'confirmed');
  await prints('subscriber search', 'bo@');
  await prints('subscriber suppress', 'cy@code.example', '--because', 'asked by phone');
  await prints('subscriber show', 'cy@code.example');
  await prints('subscriber export');
  await prints('subscriber unsuppress', 'cy@code.example', '--because', 'it works again');
  await prints('subscriber history', 'bo@code.example');
  await prints('subscriber erase', 'bo@code.example', '--dry-run');
  await prints('subscriber erase', 'bo@code.example');

  await prints('person list');
  const invited = await prints('person invite', 'ada@code.example', '--role', 'owner');
  await prints('person list');
  // As the page of the desk does that the link leads to.
  const [, token = ''] = invitedPersonShape.parse(invited).link?.split('#') ?? [];
  const press = { db: fixture.db, clock: () => new Date(), keyring: createKeyring([SECRET]) };
  expect(await acceptInvitation(press, { token })).toMatchObject({ kind: 'accepted' });
  await prints('person list');
  await prints('person role', 'ADA@code.example', 'publisher', '-n', 'digest');
  await prints('person confirm', 'ada@code.example');
  await prints('token list');
  await prints('token create', '--for', 'ada@code.example', '--scope', 'read', '--name', 'reports');
  await prints('token list');
  await prints('token revoke', '1');
  const receiver = createServer((_, response) => void response.writeHead(204).end());
  onTestFinished(() => void receiver.close());
  receiver.listen(0, '127.0.0.1');
  await once(receiver, 'listening');
  const target = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/`;
  await prints('webhook list');
  await prints('webhook add', target, '--event', 'issue.*', '--description', 'the site');
  await prints('webhook list');
  await prints('webhook test', '1');
  await prints('webhook show', '1');
  await prints('webhook replay', '1', '--failed-since', '2026-01-01');
  await prints('webhook rotate', '1');
  await prints('webhook enable', '1');
  await prints('webhook remove', '1');
  await prints('audit');
  await prints('audit', '--object', 'key 1', '--limit', '1');
  await prints('person invite', 'bea@code.example', '--role', 'writer', '-n', 'digest');
  await prints('person remove', 'bea@code.example');

  await prints('review parse', 'review.txt');
  await prints('review add', 'review.txt');
  await prints('review add', 'more.txt');
  await prints('import reviews', 'post.md', '--outlet', 'WIRED', '--dry-run');
  await prints('review list', '--search', 'another');
  await prints('review move', '2', '--to', '1');
  await prints('review move', '2', '--after', '1');
  await prints('review pin', '1');
  await prints('review hold', '2');
  await prints('review edit', '2', '--file', 'more.txt');
  await prints('review show', '1');
  await prints('calendar');
  await prints('issue compile');
  await prints('review list', '--all');
  await prints('review edit', '1', '--file', 'third.txt', '--pending', '--again');
  await prints('review apply', '1');
  await prints('review history', '1');
  await prints('review history', '1', '--version', '1');
  await prints('review restore', '1', '--version', '1', '--field', 'title');
  await prints('review edit', '1', '--file', 'review.txt');
  await prints('review remove', '2');
  await prints('review remove', '2', '--off');
  await prints('review remove', '2');
  await prints('calendar');

  await prints('collect', at('/article'));
  await prints('feed add', at('/feed'));
  await prints('feed list');
  await prints('candidate list');
  await prints('candidate dismiss', '1');
  await prints('candidate dismiss', '1', '2');
  await prints('candidate dismiss', '1', '--off');
  await prints('candidate take', '1');
  await prints('candidate list', '--state', 'taken');
  await prints('feed remove', '1');

  await prints('issue list');
  await prints('issue set', '1', '--subject', 'Chosen');
  await prints('issue show', '1');
  await prints('issue preflight', '1', '--offline');
  await prints('issue forecast', '1');
  await prints('issue test', '1', '--to', 'me@code.example');
  await prints('issue approve', '1');
  await prints('newsletter set', '--undo-window', '1h');
  await prints('issue send', '1');
  await prints('issue take-back', '1');
  await prints('newsletter set', '--undo-window', '0');
  await prints('issue approve', '1');
  await prints('issue send', '1');
  await prints('issue pause', '1');
  await prints('issue resume', '1');
  await prints('issue status', '1');
  await prints('issue reconcile', '1');
  await prints('review correct', '1', '--file', 'third.txt', '--note', 'A wrong title.');
  await prints('review corrections', '1');
  await losesItsReader();
  await prints('issue reconcile', '1', '--reject', 'ana@code.example', '--because', 'asked');
  await finishIssue(fixture.db, '1');
  await prints('proof-file write', '1', 'issue-1.proof');
  await prints('proof-file verify', 'issue-1.proof');
  await prints('issue send-again', '1');
  await prints('issue report', '1');
  await runs('proof', '1', '--port', '0');
  await prints('issue cancel', '1');
  await prints('subscriber show', 'ana@code.example');
  await prints('review add', 'review.txt', 'more.txt', '--again');
  await prints('trim', '--older-than', '60d', '--dry-run');
  await prints('trim');
  await prints('retention show');
  await prints('retention set', '--deliveries', '365d');
  await prints('trim', '--older-than', '60d');
  await prints('backup', 'all.backup');
  await prints('restore', 'all.backup', '--check');
  await sql`update installation set held = 'copy', restored_at = now(), snapshot_at = now()`.execute(
    fixture.db,
  );
  const { id } = await fixture.db.selectFrom('installation').select('id').executeTakeFirstOrThrow();
  await prints('restored adopt', id);
  await prints('restored show');
  await prints('restored look');
  await prints('restored replay', '--from', '.');
  const slugs = await fixture.db.selectFrom('newsletter').select('slug').execute();
  await prints('restored release', ...slugs.map(({ slug }) => slug));
  await runs('start', '--only', 'scheduler');

  // It needs the data of an older Postgres, and has a test of its own (test/upgrade-postgres).
  printed.add('upgrade-postgres');
  // It needs a cluster, and its step has a test of its own.
  printed.add('distribute');
  expect([...printed].toSorted()).toEqual(listCommands().toSorted());
  expect(Object.keys(OUTPUTS).toSorted()).toEqual(listCommands().toSorted());
});
