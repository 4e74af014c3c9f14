import { createLifecycle, createLog, type Lifecycle, type Log } from '@galley/runtime';
import { Command, CommanderError } from 'commander';
import manifest from '../package.json' with { type: 'json' };
import { addCommands } from './commands/index.ts';
import { plainError } from './shell/answered-error.ts';
import { EXIT } from './shell/outcome.ts';
import { printError } from './shell/print-error.ts';
import { describeCrash } from './shell/describe-crash.ts';
import { createPrinter } from './shell/printer.ts';
import type { PrintingStreams, Streams } from './shell/shell.ts';

const CYCLE = `
The weekly cycle:
  galley newsletter set --title 'My Digest' --from 'My Digest <digest@example.org>' \\
    --postal-address '1 Main St, Springfield'
  galley subscriber import people.csv --consent 'Signed up at the fair'
  galley review add review.txt
  galley issue compile
  galley proof 1
  galley issue approve 1
  galley issue send 1 --wait

Exit codes: 0 done, 1 failed, 2 wrong usage or bad input, 130 stopped by Ctrl-C
(128 plus the number of any other signal).

For help with a command: galley help issue approve`;

/**
 * Runs one command line and returns its exit code: 0 done, 1 failed, 2 wrong usage or bad input.
 * It never ends the process, reads only its arguments, and closes what it opened before it returns.
 * If its lifecycle hears signals, a signal ends it early with the exit code that shells use for it.
 *
 * @example
 * const code = await runCli(['review', 'list', '--json'], { env, cwd, stdin, stdout, stderr });
 */
export async function runCli(
  argv: readonly string[],
  given: Streams,
  life: Lifecycle = createLifecycle({ log: logOn(given) }),
): Promise<number> {
  const streams: PrintingStreams = {
    ...given,
    stdout: createPrinter(given.stdout),
    stderr: createPrinter(given.stderr),
  };
  let exit: number = EXIT.done;
  const program = new Command('galley')
    .description('Galley, the press for review newsletters.')
    .version(manifest.version, '-V, --version', 'print the version')
    // Behind a command, --version is that command's.
    .enablePositionalOptions()
    .helpCommand(false)
    .exitOverride()
    .configureOutput({
      writeOut: (text) => void streams.stdout.write(text),
      writeErr: (text) => void streams.stderr.write(text),
      getOutHelpWidth: () => streams.stdout.columns ?? 100,
      getErrHelpWidth: () => streams.stderr.columns ?? 100,
      getOutHasColors: () => streams.stdout.isTTY === true,
      getErrHasColors: () => streams.stderr.isTTY === true,
    })
    .showHelpAfterError('(add --help for usage)');
  program.addHelpText('after', CYCLE);
  addCommands(program, streams, life, (code) => void (exit = code));
  try {
    await program.parseAsync(argv, { from: 'user' });
  } catch (error) {
    const isJson = argv.includes('--json');
    if (error instanceof CommanderError) {
      exit = error.exitCode === 0 ? EXIT.done : EXIT.refused;
      const told = error.message.replace(/^error: /, '');
      if (isJson && exit !== EXIT.done) printError(streams, plainError('usage', told));
    } else {
      streams.stderr.write(describeCrash(error, streams));
      // The answer has no colours.
      const plain = describeCrash(error, { env: streams.env, stderr: { write: () => undefined } });
      if (isJson) printError(streams, plainError('crashed', plain.trim()));
      exit = EXIT.failed;
    }
  }
  life.end(exit);
  const ended = await life.ended;
  return exit === EXIT.done && ended === EXIT.failed ? EXIT.failed : exit;
}

/** A log for problems while closing. */
export const logOn = ({ stderr }: Pick<Streams, 'stderr'>): Log =>
  createLog({ level: 'warn', name: 'galley', destination: stderr });
