import { cp, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { runGalley, temporaryDataDir, withDatabase } from '../kit/index.ts';

const ROOT = resolve(import.meta.dirname, '../..');

/** Splits a command line into words as a shell does. */
const wordsOf = (line: string): string[] =>
  [...line.matchAll(/'([^']*)'|"([^"]*)"|(\S+)/g)].map(
    ([, single, double, plain]) => single ?? double ?? plain ?? '',
  );

/** Galley's commands in a text, each with its arguments, in order. */
const commandsIn = (text: string, prompt: RegExp): string[][] =>
  text
    .replaceAll('\\\n', ' ')
    .split('\n')
    .filter((line) => prompt.test(line))
    .map((line) => wordsOf(line.replace(prompt, '').replace(/ +# .*$/, '')));

async function inHelp(): Promise<string[][]> {
  const { stdout } = await runGalley(['--help'], { cwd: ROOT });
  const [, cycle = ''] = /^The weekly cycle:\n(.*?)\n\n/ms.exec(stdout) ?? [];
  return commandsIn(cycle, /^ {2}galley /);
}

describe('the weekly cycle of galley --help', () => {
  const database = withDatabase();

  test('sends an issue when typed as written', async () => {
    const folder = await temporaryDataDir();
    await writeFile(join(folder, 'people.csv'), 'email,name\nana@readers.example,Ana\n');
    const seed = join(ROOT, 'packages/core/fixtures/seed-review.txt');
    await cp(seed, join(folder, 'review.txt'));
    const does = async (argv: readonly string[]): Promise<string> => {
      const env = { DATA_DIR: join(folder, 'data'), ...database.env };
      const ran = await runGalley(argv, { cwd: folder, env });
      expect(ran, `${argv.join(' ')}: ${ran.stderr}`).toMatchObject({ code: 0 });
      return ran.stdout;
    };
    const commands = await inHelp();
    expect(commands).toHaveLength(7);
    for (const argv of commands) {
      // The page of a proof stays until somebody ends it, and a release waits for a minute.
      if (argv[0] === 'proof') continue;
      if (argv[1] === 'send') await does(['newsletter', 'set', '--undo-window', '0']);
      await does(argv);
    }
    expect(JSON.parse(await does(['issue', 'status', '1', '--json']))).toMatchObject({
      state: 'sent',
      counts: { audience: 1, accepted: 1 },
    });
  });
});
