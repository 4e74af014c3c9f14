import { Command, Option } from 'commander';
import { readArguments, wholeNumber } from '../kit/read-arguments.ts';
import { VARIANTS } from './variants.ts';

/** What `npm run chaos` is to do. */
export interface ChaosOptions {
  readonly kills: number;
  readonly seed: number;
  readonly processes: number;
  readonly worlds: number;
  readonly serverKills?: number;
  readonly short?: boolean;
  readonly enumerate?: boolean;
  readonly variants?: boolean;
  readonly variant?: readonly string[];
}

/** Reads the command line; wrong use ends the process with exit code 2 before anything is started. */
export const readChaosOptions = (): ChaosOptions =>
  readArguments(
    new Command('npm run chaos --')
      .description(
        'Kills real delivery processes while they send through a provider that fails, and checks ' +
          'that every reader was accepted exactly once. It runs on loopback, with a Postgres of its ' +
          'own or the one that DATABASE_URL names, in databases that it makes and drops.',
      )
      .option('--kills <n>', 'how many processes to kill at random', wholeNumber(1), 300)
      .option('--seed <n>', 'what decides all chances, to play a run again', wholeNumber(0), 1)
      .option('--short', 'smaller issues')
      .option('--worlds <n>', 'newsletters with a provider each, side by side', wholeNumber(1), 2)
      .option('--processes <n>', 'delivery processes in each', wholeNumber(1), 3)
      .option(
        '--server-kills <n>',
        'how often the database server is killed (default: one in a hundred kills)',
        wholeNumber(0),
      )
      .addOption(
        new Option('--enumerate', 'kill once at every step of a small issue instead').conflicts([
          'variants',
          'variant',
        ]),
      )
      .option('--variants', 'break the protocol on purpose, in every way, and catch it')
      .addOption(
        new Option('--variant <name...>', 'break it in this way').choices(
          VARIANTS.map(({ name }) => name),
        ),
      ),
  ).opts<ChaosOptions>();
