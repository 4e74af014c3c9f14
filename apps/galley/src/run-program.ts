import { setTimeout as sleep } from 'node:timers/promises';
import { createLifecycle, type Env } from '@galley/runtime';
import type { EventEmitter } from 'node:events';
import { logOn, runCli } from './run-cli.ts';
import { describeCrash } from './shell/describe-crash.ts';
import { openOutput, type Output, type StandardStream } from './shell/open-output.ts';
import { EXIT } from './shell/outcome.ts';
import { createPrinter } from './shell/printer.ts';
import type { Streams } from './shell/shell.ts';

/** What a command line needs of its process. */
export interface Program extends EventEmitter {
  readonly env: Env;
  readonly stdin: Streams['stdin'];
  readonly stdout: StandardStream;
  readonly stderr: StandardStream;
  exit(code: number): never;
}

/** How long the last lines may take to leave after a signal; nobody may be reading. */
const LAST_LINES_MS = 1000;

/**
 * Runs one command line as what a process is for, and returns the code that the process is to exit
 * with. Whatever ends it, what it opened is closed: a signal (128 and its number), an error that
 * nobody caught (1), output that can't be written (1), or a reader that has seen enough of it
 * (`galley review list | head`), which is no failure.
 */
export const runProgram = async (
  argv: readonly string[],
  program: Program,
  cwd: string,
): Promise<number> => {
  const { env, stdin } = program;
  const stdout = openOutput(program.stdout);
  // With nowhere to complain there is nothing to be done about it.
  const stderr = openOutput(program.stderr);
  const life = createLifecycle({ log: logOn({ stderr }), process: program });
  // By default a file that grows too large kills the process; so it is an error like a full disk.
  program.on('SIGXFSZ', () => undefined);
  program.on('uncaughtException', (error: unknown) => {
    createPrinter(stderr).write(describeCrash(error, { env, stderr }));
    life.stop(EXIT.failed);
  });
  void stdout.broken.then((error) => life.stop(isClosedPipe(error) ? EXIT.done : EXIT.failed));

  const code = await runCli(argv, { env, cwd, stdin, stdout, stderr }, life);
  const flush = (output: Output): Promise<Error | null> =>
    life.stoppedBy === null
      ? output.flush()
      : Promise.race([output.flush(), sleep(LAST_LINES_MS, null)]);
  const error = await flush(stdout);
  const lost = error !== null && !isClosedPipe(error);
  if (lost) stderr.write(`galley: not all output could be written: ${reasonOf(error)}\n`);
  await flush(stderr);
  return lost && code === EXIT.done ? EXIT.failed : code;
};

const codeOf = (error: Error): string => ('code' in error ? String(error.code) : '');

const isClosedPipe = (error: Error): boolean => codeOf(error) === 'EPIPE';

const reasonOf = (error: Error): string => {
  const code = codeOf(error);
  const why = REASONS[code];
  return why === undefined ? error.message : `${why} (${code})`;
};

const REASONS: Readonly<Record<string, string>> = {
  ENOSPC: 'the disk is full',
  EDQUOT: "this user's share of the disk is used up",
  EFBIG: 'the file would be larger than it may be',
  EIO: 'the device fails',
  EBADF: 'it is closed',
};
