import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { createLifecycle } from '@galley/runtime';
import { Command } from 'commander';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { withDatabase } from '@galley/test/kit';
import { addCommands } from './commands/index.ts';
import { logOn, runCli } from './run-cli.ts';
import { createPrinter } from './shell/printer.ts';

/** A window title, a colour, a direction override, a forged line and a backspace. */
const HOSTILE = 'x\u001b]0;owned\u0007\u009b31m\u202e\u2066\u2028\r\b\u007fy';
// eslint-disable-next-line no-control-regex
const RAW = /[\0-\x08\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]/;

const database = withDatabase();
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'galley-hostile-'));
  await writeFile(
    join(folder, 'review.json'),
    JSON.stringify({ title: 'A Title', outlet: 'WIRED', summary: ['a\u2028b'] }),
  );
  await writeFile(join(folder, 'people.csv'), `email,name\n${HOSTILE}@example.org,x\n`);
});
afterAll(() => rm(folder, { recursive: true }));

async function run(argv: readonly string[], isTTY = false) {
  let out = '';
  const stream = { isTTY, columns: 100, write: (text: string) => void (out += text) };
  const code = await runCli(argv, {
    env: { DATA_DIR: join(folder, 'data'), NO_COLOR: '1', PATH: folder, ...database.env },
    cwd: folder,
    stdin: Readable.from([Buffer.from(HOSTILE)]),
    stdout: stream,
    stderr: stream,
  });
  return { code, out };
}

interface Leaf {
  readonly path: readonly string[];
  readonly command: Command;
}

const leavesOf = (command: Command, path: readonly string[]): Leaf[] =>
  command.commands.length === 0
    ? [{ path, command }]
    : command.commands.flatMap((child) => leavesOf(child, [...path, child.name()]));

function leaves(): Leaf[] {
  const quiet = createPrinter({ write: () => true });
  const program = new Command('galley');
  const streams = { env: {}, cwd: '/', stdin: Readable.from([]), stdout: quiet, stderr: quiet };
  addCommands(program, streams, createLifecycle({ log: logOn(streams) }), () => undefined);
  return leavesOf(program, []);
}

/** Valid arguments of each command. */
const GOOD: Readonly<Record<string, string>> = {
  number: '1',
  issue: '1',
  id: '1',
  file: 'review.json',
  email: 'ana@example.org',
  slug: 'digest',
};

/** Commands that, with valid arguments, run until a signal. */
const ENDLESS = new Set(['start', 'proof']);

const goodArguments = ({ command }: Leaf): string[] =>
  command.registeredArguments
    .filter(({ required }) => required)
    .map((argument) => GOOD[argument.name()] ?? '1');

const goodOptions = ({ command }: Leaf): string[] =>
  command.options
    .filter(({ mandatory }) => mandatory)
    .flatMap(({ long }) => [long ?? '', long === '--consent' ? HOSTILE : '1']);

/** Every command with valid input, and with hostile text in each argument and option in turn. */
function commandLines(leaf: Leaf): string[][] {
  const { path, command } = leaf;
  const base = [...path, ...(path[0] === 'proof' ? ['--png', 'pictures'] : [])];
  const good = [...base, ...goodArguments(leaf), ...goodOptions(leaf)];
  return [
    ...(ENDLESS.has(path.join(' ')) ? [] : [good, [...good, '--json']]),
    [...base, HOSTILE, ...goodOptions(leaf)].filter(
      (_, index) => index !== 0 || path[0] !== 'start',
    ),
    [...good, `--${HOSTILE}`],
    ...command.options
      .filter(({ required, optional }) => required || optional)
      .map(({ long }) => [...good, long ?? '', HOSTILE]),
  ].filter((line) => line.includes(HOSTILE) || !ENDLESS.has(path[0] ?? ''));
}

test('no command lets text from outside control a terminal', async () => {
  const before = [
    [
      'newsletter',
      'set',
      '--title',
      'Digest',
      '--from',
      'Digest <d@example.org>',
      '--postal-address',
      '1 Main St',
    ],
    ['subscriber', 'add', 'ana@example.org', '--consent', HOSTILE],
    ['subscriber', 'suppress', 'bo@example.org', '--because', HOSTILE],
    ['review', 'add', 'review.json'],
    ['issue', 'compile'],
    ['newsletter', 'set', '--rule', 'outlet-mix=off', '--because', HOSTILE, '--by', HOSTILE],
    ['subscriber', 'import', 'people.csv', '--consent', HOSTILE],
    ['subscriber', 'show', 'ana@example.org'],
    ['subscriber', 'show', 'bo@example.org'],
  ];
  const lines = [...before, ...leaves().flatMap(commandLines)];
  const outputs: { argv: readonly string[]; out: string }[] = [];
  for (const argv of lines) outputs.push({ argv, out: (await run(argv, isExact(argv))).out });
  expect(outputs.filter(({ out }) => RAW.test(out))).toEqual([]);
  const shown = outputs.filter(({ argv }) => argv[1] === 'show' && argv[0] === 'subscriber');
  expect(shown[0]?.out).toContain('<U+001B>]0;owned<U+0007>');
  expect(shown[1]?.out).toContain('<U+202E>');
});

/** Output for programs keeps its bytes unless it goes to a terminal. */
const isExact = ([group, name]: readonly string[]): boolean =>
  (group === 'subscriber' && name === 'export') || (group !== 'subscriber' && name === 'show');

test('on a terminal, output for programs is made harmless too', async () => {
  const shown = ['review', 'parse', 'review.json', '--format', 'text'];
  expect((await run(shown)).out).toContain('a\u2028b');
  expect((await run(shown, true)).out).toContain('a<U+2028>b');
});
