import type { AnsweredError } from '@galley/contract/answer';
import { jsonText } from './json-text.ts';
import type { PrintingStreams } from './shell.ts';

/** Prints an error as the answer of `--json`. */
export const printError = (
  { stdout }: Pick<PrintingStreams, 'stdout'>,
  error: AnsweredError['error'],
): void => void stdout.write(`${jsonText({ error } satisfies AnsweredError, 2)}\n`);
