import { Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { runCli } from './run-cli.ts';

async function run(...argv: string[]) {
  let stdout = '';
  let stderr = '';
  const code = await runCli(argv, {
    env: {},
    cwd: '/',
    stdin: Readable.from([]),
    stdout: { write: (text) => void (stdout += text) },
    stderr: { write: (text) => void (stderr += text) },
  });
  return { code, stdout, stderr };
}

/** The commands that a help text lists. */
const listed = (help: string): string[] =>
  [...(/^Commands:\n((?: .*\n)*)/m.exec(help)?.[1] ?? '').matchAll(/^ {2}([\w-]+)/gm)].map(
    ([, name]) => name ?? '',
  );

async function leaves(path: readonly string[]): Promise<string[][]> {
  const { stdout } = await run(...path, '--help');
  const below = await Promise.all(listed(stdout).map((name) => leaves([...path, name])));
  return below.length === 0 ? [[...path]] : below.flat();
}

describe('galley --help', () => {
  it('lists every command, and each has an example and, unless it is about help, --json', async () => {
    const commands = await leaves([]);
    expect(commands.length).toBeGreaterThan(35);
    for (const path of commands) {
      const { code, stdout, stderr } = await run(...path, '--help');
      expect({ path, code, stderr }).toEqual({ path, code: 0, stderr: '' });
      expect(stdout).toContain(`\nExamples:\n  galley ${path.join(' ')}`);
      if (!['help', 'completion'].includes(path.join(' '))) expect(stdout).toContain('--json');
    }
  });

  it('lists these commands and no others', async () => {
    const { stdout } = await run('--help');
    expect(listed(stdout)).toEqual([
      'start',
      'doctor',
      'migrate',
      'distribute',
      'upgrade-postgres',
      'retention',
      'trim',
      'backup',
      'restore',
      'restored',
      'newsletter',
      'calendar',
      'review',
      'collect',
      'feed',
      'candidate',
      'import',
      'issue',
      'proof',
      'proof-file',
      'subscriber',
      'person',
      'token',
      'webhook',
      'audit',
      'help',
      'completion',
    ]);
  });
});

describe('galley help', () => {
  it.each([[[]], [['issue']], [['issue', 'approve']], [['start']]])(
    'prints after %j what --help prints there',
    async (words) => {
      expect(await run('help', ...words)).toEqual(await run(...words, '--help'));
    },
  );

  it('refuses a command that does not exist, and names those that do', async () => {
    const ran = await run('help', 'issue', 'publish');
    expect(ran).toMatchObject({ code: 2, stdout: '' });
    expect(ran.stderr).toMatch(
      /found 'publish' after 'galley issue', expected one of: compile, .*/,
    );
    expect((await run('help', 'start', 'now')).stderr).toContain('expected no further word');
  });
});

describe('runCli', () => {
  it('prints the version alone', async () => {
    expect(await run('--version')).toEqual({
      code: 0,
      stdout: expect.stringMatching(/^\d+\.\d+\.\d+\n$/),
      stderr: '',
    });
  });

  it('says what is wrong on stderr, and nothing on stdout', async () => {
    const ran = await run('issue', 'send', 'one');
    expect(ran).toMatchObject({ code: 2, stdout: '' });
    expect(ran.stderr).toContain("'one' is invalid for argument 'number'");
  });
});
