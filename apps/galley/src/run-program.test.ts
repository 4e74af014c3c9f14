import { EventEmitter } from 'node:events';
import { PassThrough, Readable, Writable } from 'node:stream';
import { expect, it } from 'vitest';
import { runProgram } from './run-program.ts';
import type { StandardStream } from './shell/open-output.ts';

const failing = (code: string): StandardStream =>
  new Writable({
    write: (_chunk, _encoding, done) => done(Object.assign(new Error(code), { code })),
  });

const run = async (
  argv: readonly string[],
  streams: { readonly stdout?: StandardStream; readonly stderr?: StandardStream },
) => {
  const stderr = new PassThrough();
  const program = Object.assign(new EventEmitter(), {
    env: {},
    stdin: Readable.from([]),
    stdout: new PassThrough(),
    stderr,
    exit: (): never => {
      throw new Error('nobody sent a signal');
    },
    ...streams,
  });
  const code = await runProgram(argv, program, '/');
  return { code, stderr: String(stderr.read() ?? '') };
};

/** The commands that a help text lists. */
const listed = (help: string): string[] =>
  [...(/^Commands:\n((?: .*\n)*)/m.exec(help)?.[1] ?? '').matchAll(/^ {2}(\w+)/gm)].map(
    ([, name]) => name ?? '',
  );

const commands = async (path: readonly string[] = []): Promise<string[][]> => {
  const stdout = new PassThrough();
  await run([...path, '--help'], { stdout });
  const below = listed(String(stdout.read()));
  return [[...path], ...(await Promise.all(below.map((name) => commands([...path, name])))).flat()];
};

it('exits 1 and says so when what any command prints finds no room', async () => {
  const all = await commands();
  expect(all.length).toBeGreaterThan(40);
  for (const path of all) {
    expect(await run([...path, '--help'], { stdout: failing('ENOSPC') })).toEqual({
      code: 1,
      stderr: 'galley: not all output could be written: the disk is full (ENOSPC)\n',
    });
  }
});

it('is content when the reader of its output has seen enough', async () => {
  expect(await run(['--help'], { stdout: failing('EPIPE') })).toEqual({ code: 0, stderr: '' });
});

it('runs on when nobody takes its complaints', async () => {
  const ran = await run(['review', 'show', 'x'], { stderr: failing('ENOSPC') });
  expect(ran.code).toBe(2);
});
