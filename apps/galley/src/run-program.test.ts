import { EventEmitter } from 'node:events';
import { PassThrough, Readable, Writable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { runProgram } from './run-program.ts';
import type { StandardStream } from './shell/open-output.ts';

const failing = (code: string): StandardStream =>
  new Writable({
    write: (_chunk, _encoding, done) => done(Object.assign(new Error(code), { code })),
  });

interface Own {
  readonly stdin?: Readable;
  readonly stdout?: StandardStream;
  readonly stderr?: StandardStream;
}

/** A fake process; tests emit its events. */
function programWith(own: Own) {
  const stderr = new PassThrough();
  const program = Object.assign(new EventEmitter(), {
    env: {},
    stdin: Readable.from([]),
    stdout: new PassThrough(),
    stderr,
    exit: (): never => {
      throw new Error('did not expect exit()');
    },
    ...own,
  });
  return { program, said: () => String(stderr.read() ?? '') };
}

async function run(argv: readonly string[], own: Own) {
  const { program, said } = programWith(own);
  const code = await runProgram(argv, program, '/');
  return { code, stderr: said() };
}

/** The commands that a help text lists. */
const listed = (help: string): string[] =>
  [...(/^Commands:\n((?: .*\n)*)/m.exec(help)?.[1] ?? '').matchAll(/^ {2}([\w-]+)/gm)].map(
    ([, name]) => name ?? '',
  );

async function commands(path: readonly string[] = []): Promise<string[][]> {
  const stdout = new PassThrough();
  await run([...path, '--help'], { stdout });
  const below = listed(String(stdout.read()));
  return [[...path], ...(await Promise.all(below.map((name) => commands([...path, name])))).flat()];
}

it('any command whose output does not fit on the disk exits 1 and says so', async () => {
  const all = await commands();
  expect(all.length).toBeGreaterThan(40);
  for (const path of all) {
    expect(await run([...path, '--help'], { stdout: failing('ENOSPC') })).toEqual({
      code: 1,
      stderr: 'galley: not all output could be written: the disk is full (ENOSPC)\n',
    });
  }
});

it('a reader that closes the pipe early is not an error', async () => {
  expect(await run(['--help'], { stdout: failing('EPIPE') })).toEqual({ code: 0, stderr: '' });
});

it('a command continues when stderr cannot be written', async () => {
  const ran = await run(['review', 'show', 'x'], { stderr: failing('ENOSPC') });
  expect(ran.code).toBe(2);
});

describe('a command that waits for its input', () => {
  const waiting = () => {
    const reading = Promise.withResolvers<void>();
    const stdin = new Readable({ read: () => reading.resolve() });
    const { program, said } = programWith({ stdin });
    const ended = runProgram(['review', 'parse', '-'], program, '/');
    return { program, said, ended, reading: reading.promise };
  };

  it('exits 143 on SIGTERM and says so', async () => {
    const { program, said, ended, reading } = waiting();
    await reading;
    program.emit('SIGTERM');
    expect(await ended).toBe(143);
    expect(said()).toBe('Stopped by SIGTERM. Everything stored so far is complete and stays.\n');
  });

  it('exits 1 on an uncaught error and says what broke', async () => {
    const { program, said, ended, reading } = waiting();
    await reading;
    program.emit('uncaughtException', new Error('a bug'));
    expect(await ended).toBe(1);
    expect(said()).toBe('galley: a bug (LOG_LEVEL=debug shows where)\n');
  });
});
