import { spawnSync } from 'node:child_process';
import { createLifecycle } from '@galley/runtime';
import { Command } from 'commander';
import { expect, it } from 'vitest';
import { addCommands } from '../../apps/galley/src/commands/index.ts';
import { logOn } from '../../apps/galley/src/run-cli.ts';
import { runGalley } from '../kit/index.ts';

/** The program as it declares itself. */
function declare(): Command {
  const silent = { write: () => undefined, writeExact: () => undefined };
  const streams = { env: {}, cwd: '/', stdin: process.stdin, stdout: silent, stderr: silent };
  const program = new Command('galley').helpCommand(false).version('1', '-V, --version');
  const life = createLifecycle({ log: logOn(streams) });
  addCommands(program, streams, life, () => undefined);
  life.end(0);
  return program;
}

const script = async (shell: string): Promise<string> =>
  (await runGalley(['completion', shell], { cwd: '/' })).stdout;

/** What bash offers after each line; the last word is being typed. */
async function complete(...lines: readonly (readonly string[])[]): Promise<string[][]> {
  const asks = lines.map(
    (words) =>
      `COMP_WORDS=(${words.map((word) => `'${word}'`).join(' ')}); COMP_CWORD=${words.length - 1}; _galley; echo "\${COMPREPLY[*]}"`,
  );
  const source = `${await script('bash')}\n${asks.join('\n')}\n`;
  const ran = spawnSync('/bin/bash', ['--norc', '--noprofile', '-eu', '-s'], {
    input: source,
    encoding: 'utf8',
  });
  expect(ran).toMatchObject({ status: 0, stderr: '' });
  return ran.stdout
    .replace(/\n$/, '')
    .split('\n')
    .map((line) => line.split(' ').filter((word) => word !== ''));
}

it('bash completes every command and every option that the program declares', async () => {
  const walk = (command: Command, path: readonly string[]): [string[], Command][] => [
    [[...path], command],
    ...command.commands.flatMap((each) => walk(each, [...path, each.name()])),
  ];
  const all = walk(declare(), ['galley']);
  expect(all.length).toBeGreaterThan(40);
  const commands = await complete(...all.map(([path]) => [...path, '']));
  const options = await complete(...all.map(([path]) => [...path, '-']));
  for (const [at, [path, command]] of all.entries()) {
    const below = command.commands.map((each) => each.name());
    if (below.length > 0) expect(commands[at], path.join(' ')).toEqual(below);
    const flags = command.options.flatMap(({ short, long }) =>
      [short, long].filter((flag) => flag !== undefined),
    );
    expect(options[at]?.toSorted(), path.join(' ')).toEqual([...flags, '-h', '--help'].toSorted());
  }
});

it('bash completes the start of a word, an option between words, and the values of an option', async () => {
  expect(
    await complete(
      ['galley', 'iss'],
      ['galley', 'issue', 'app'],
      ['galley', 'issue', 'show', '1', '--format', ''],
      ['galley', 'issue', 'show', '1', '--format', 'te'],
      // Bash makes words of an option, its sign and its value.
      ['galley', 'issue', 'show', '--format', '='],
      ['galley', 'issue', 'show', '--format', '=', 'ht'],
      ['galley', 'issue', 'show', '1', '--fo'],
      ['galley', 'review', 'add', '--newsletter', 'issue', '--ag'],
      ['galley', 'completion', ''],
      // File names are bash's own.
      ['galley', 'review', 'add', 're'],
      ['galley', 'newsletter', 'set', '--theme', ''],
    ),
  ).toEqual([
    ['issue'],
    ['approve'],
    ['html', 'text', 'json'],
    ['text'],
    ['html', 'text', 'json'],
    ['html'],
    ['--format'],
    ['--again'],
    ['bash', 'zsh', 'fish'],
    [],
    [],
  ]);
});

it.each(['zsh', 'fish'])('the script for %s names every command and option', async (shell) => {
  const text = await script(shell);
  const walk = (command: Command): Command[] => [command, ...command.commands.flatMap(walk)];
  for (const command of walk(declare()).slice(1)) {
    expect(text).toContain(command.name());
    for (const { long } of command.options) expect(text).toContain(long?.replace(/^--/, ''));
  }
  expect(text).toMatch(shell === 'zsh' ? /^#compdef galley\n/ : /-a 'html text json'/);
});

it('refuses a shell that it does not know', async () => {
  const ran = await runGalley(['completion', 'csh'], { cwd: '/' });
  expect(ran).toMatchObject({ code: 2, stdout: '' });
  expect(ran.stderr).toContain('bash, zsh, fish');
});
