import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { OUTPUTS, invitedPersonShape } from '@galley/contract';
import { acceptInvitation } from '@galley/press/people';
import { createKeyring, createLifecycle } from '@galley/runtime';
import { Command } from 'commander';
import { expect, test } from 'vitest';
import { addCommands } from '../../apps/galley/src/commands/index.ts';
import { logOn } from '../../apps/galley/src/run-cli.ts';
import {
  freePort,
  PATIENTLY,
  runGalley,
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
  await writeFile(join(folder, 'more.txt'), MORE);
  await writeFile(join(folder, 'third.txt'), THIRD);
  await writeFile(join(folder, 'people.csv'), 'email\nbo@code.example\nnobody\n');
  const printed = new Set<string>();
  const prints = async (name: string, ...argv: string[]): Promise<unknown> => {
    const line = [...name.split(' '), ...argv, '--json'];
    const ran = await runGalley(line, { cwd: folder, env });
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

  await prints('migrate');
  const settings = ['--title', 'Digest', '--from', 'Digest <news@digest.example>'];
  await prints('newsletter set', ...settings, '--postal-address', '1 Main St');
  await prints('newsletter set', '--rule', 'reading-time=off', '--because', 'we know');
  await prints('newsletter show');
  await prints('newsletter list');
  await prints('doctor');
  await prints('subscriber add', 'ana@code.example', '--consent', 'by mail');
  await prints('subscriber import', 'people.csv', '--consent', 'by mail', '--skip-bad');
  await prints('subscriber show', 'bo@code.example');
  await prints('subscriber suppress', 'cy@code.example', '--because', 'asked by phone');
  await prints('subscriber show', 'cy@code.example');
  await prints('subscriber export');
  await prints('subscriber unsuppress', 'cy@code.example');
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
  await prints('audit');
  await prints('audit', '--object', 'key 1', '--limit', '1');
  await prints('person invite', 'bea@code.example', '--role', 'writer', '-n', 'digest');
  await prints('person remove', 'bea@code.example');

  await prints('review parse', 'review.txt');
  await prints('review add', 'review.txt');
  await prints('review add', 'more.txt');
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

  await prints('issue list');
  await prints('issue set', '1', '--subject', 'Chosen');
  await prints('issue show', '1');
  await prints('issue preflight', '1', '--offline');
  await prints('issue forecast', '1');
  await prints('issue test', '1', '--to', 'me@code.example');
  await prints('issue approve', '1');
  await prints('issue send', '1');
  await prints('issue pause', '1');
  await prints('issue resume', '1');
  await prints('issue status', '1');
  await prints('issue reconcile', '1');
  await runs('proof', '1', '--port', '0');
  await prints('issue cancel', '1');
  await prints('subscriber show', 'ana@code.example');
  await prints('review add', 'review.txt', 'more.txt', '--again');
  await prints('trim', '--older-than', '60d', '--dry-run');
  await prints('trim', '--older-than', '60d');
  await runs('start', '--only', 'scheduler');

  expect([...printed].toSorted()).toEqual(listCommands().toSorted());
  expect(Object.keys(OUTPUTS).toSorted()).toEqual(listCommands().toSorted());
});
