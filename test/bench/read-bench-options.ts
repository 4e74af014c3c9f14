import { Command, InvalidArgumentError, Option } from 'commander';
import { readArguments } from '../kit/read-arguments.ts';
import { PARTS } from './parts/index.ts';

/** The options of `npm run bench`. */
export interface BenchOptions {
  readonly only?: readonly string[];
  readonly smoke?: boolean;
  readonly large?: boolean;
  readonly readers?: number;
  readonly json?: string;
}

const LIST = PARTS.map(({ name, title }) => `  ${name.padEnd(9)} ${title}`).join('\n');

function readCount(text: string): number {
  if (!/^[1-9]\d{2,7}$/.test(text)) throw new InvalidArgumentError('Expected 100 to 99999999.');
  return Number(text);
}

/** Reads the command line; wrong use ends the process with exit code 2 before anything is measured. */
export const readBenchOptions = (): BenchOptions =>
  readArguments(
    new Command('npm run bench --')
      .description(
        'Measures how fast Galley is on this machine. Everything runs here: its own Postgres ' +
          'in a temporary folder, or a database of its own on the server that DATABASE_URL names, ' +
          'and a sink on loopback in place of Resend. Figures are compared within one run.',
      )
      .addOption(
        new Option('--only <part...>', 'only these parts').choices(PARTS.map(({ name }) => name)),
      )
      .addOption(
        new Option(
          '--smoke',
          'small sizes: checks that the bench works; its figures mean nothing',
        ).conflicts('large'),
      )
      .option('--large', 'a million readers, ten million rows: many minutes')
      .option('--readers <number>', 'how many the issue of `send` goes to', readCount)
      .option('--json <file>', 'the same figures as JSON')
      .addHelpText('after', `\nParts:\n${LIST}`),
  ).opts<BenchOptions>();
