import { Command, CommanderError } from 'commander';
import manifest from '../package.json' with { type: 'json' };
import { addCommands } from './commands/index.ts';
import { EXIT } from './shell/outcome.ts';
import { createPaint } from './shell/paint.ts';
import type { Streams } from './shell/shell.ts';

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

Every command explains itself: galley issue approve --help`;

/**
 * Runs one command line and returns its exit code: 0 done, 1 failed, 2 wrong usage or bad input.
 * It never ends the process and reads nothing but what it is given.
 *
 * @example
 * const code = await runCli(['review', 'list', '--json'], { env, cwd, stdin, stdout, stderr });
 */
export const runCli = async (argv: readonly string[], streams: Streams): Promise<number> => {
  let exit: number = EXIT.done;
  const program = new Command('galley')
    .description('Galley, the press for review newsletters.')
    .version(manifest.version, '-V, --version', 'print the version')
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
    .showHelpAfterError('(add --help to see how it is used)');
  program.addHelpText('after', CYCLE);
  addCommands(program, streams, (code) => void (exit = code));
  try {
    await program.parseAsync(argv, { from: 'user' });
    return exit;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.done : EXIT.refused;
    streams.stderr.write(
      `${createPaint(streams.stderr, streams.env).red(crash(error, streams))}\n`,
    );
    return EXIT.failed;
  }
};

/** What broke, in one line; with LOG_LEVEL=debug or trace, where. */
const crash = (error: unknown, { env }: Streams): string => {
  if (!(error instanceof Error)) return `galley: ${String(error)}`;
  const detailed = ['debug', 'trace'].includes(env['LOG_LEVEL'] ?? '');
  return detailed && error.stack !== undefined
    ? error.stack
    : `galley: ${error.message} (LOG_LEVEL=debug shows where)`;
};
