import { CommanderError, InvalidArgumentError, type Command } from 'commander';

/**
 * Reads the arguments of one of this repository's tools. Ends the process after `--help`, and with
 * exit code 2 if something is unknown or invalid.
 */
export function readArguments(command: Command): Command {
  try {
    return command.exitOverride().showHelpAfterError('(add --help for usage)').parse();
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    process.exit(error.exitCode === 0 ? 0 : 2);
  }
}

/** For an option that takes a whole number. */
export const wholeNumber =
  (least: number) =>
  (text: string): number => {
    const number = Number(text);
    if (/^\d+$/.test(text) && Number.isSafeInteger(number) && number >= least) return number;
    throw new InvalidArgumentError(`Expected a whole number of at least ${least}.`);
  };
