import type { Network } from '@galley/outgoing';
import { setTimeout as sleep } from 'node:timers/promises';
import { createLifecycle, type Env } from '@galley/runtime';
import type { EventEmitter } from 'node:events';
import { logOn, runCli } from './run-cli.ts';
import { describeCrash } from './shell/describe-crash.ts';
import { openOutput, type Output, type StandardStream } from './shell/open-output.ts';
import { EXIT } from './shell/outcome.ts';
import { createPrinter } from './shell/printer.ts';
import type { Streams } from './shell/shell.ts';

/** What a command line needs from its process. */
export interface Program extends EventEmitter {
  readonly env: Env;
  readonly stdin: Streams['stdin'];
  readonly stdout: StandardStream;
  readonly stderr: StandardStream;
  exit(code: number): never;
}

/** How long to wait for the last output after a signal, in case nobody reads it. */
const LAST_LINES_MS = 1000;

/**
 * Runs one command line as the process's only work and returns the exit code. It closes what it
 * opened even if a signal (128 plus its number), an uncaught error (1) or a failed write (1) ends
 * it. A reader that closes the pipe early (`galley review list | head`) is not a failure.
 */
export async function runProgram(
  argv: readonly string[],
  program: Program,
  cwd: string,
  network?: Network,
): Promise<number> {
  const { env, stdin } = program;
  const stdout = openOutput(program.stdout);
  // An error on stderr can't be reported anywhere.
  const stderr = openOutput(program.stderr);
  const life = createLifecycle({ log: logOn({ stderr }), process: program });
  // SIGXFSZ would kill the process; ignored, a file that grows too large is a write error.
  program.on('SIGXFSZ', () => undefined);
  program.on('uncaughtException', (error: unknown) => {
    createPrinter(stderr).write(describeCrash(error, { env, stderr }));
    life.stop(EXIT.failed);
  });
  void stdout.broken.then((error) => life.stop(isClosedPipe(error) ? EXIT.done : EXIT.failed));

  const streams = { env, cwd, stdin, stdout, stderr, ...(network !== undefined && { network }) };
  const code = await runCli(argv, streams, life);
  const flush = (output: Output): Promise<Error | null> =>
    life.stoppedBy === null
      ? output.flush()
      : Promise.race([output.flush(), sleep(LAST_LINES_MS, null)]);
  const error = await flush(stdout);
  const lost = error !== null && !isClosedPipe(error);
  if (lost) stderr.write(`galley: not all output could be written: ${reasonOf(error)}\n`);
  await flush(stderr);
  return lost && code === EXIT.done ? EXIT.failed : code;
}

const codeOf = (error: Error): string => ('code' in error ? String(error.code) : '');

const isClosedPipe = (error: Error): boolean => codeOf(error) === 'EPIPE';

function reasonOf(error: Error): string {
  const code = codeOf(error);
  const why = REASONS[code];
  return why === undefined ? error.message : `${why} (${code})`;
}

const REASONS: Readonly<Record<string, string>> = {
  ENOSPC: 'the disk is full',
  EDQUOT: "this user's disk quota is used up",
  EFBIG: 'the file would exceed the size limit',
  EIO: 'the device failed',
  EBADF: 'it is closed',
};
