import { Command, Option } from 'commander';
import { readArguments, wholeNumber } from '../kit/read-arguments.ts';
import { VARIANTS } from './variants.ts';

/** The options of `npm run chaos`. */
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
  readonly newsroom?: boolean;
  readonly disaster?: boolean;
  readonly failover?: number;
  readonly asynchronous?: boolean;
  readonly readers?: number;
  readonly minutes?: number;
}

/** Reads the command line; wrong use ends the process with exit code 2 before anything starts. */
export const readChaosOptions = (): ChaosOptions =>
  readArguments(
    new Command('npm run chaos --')
      .description(
        'Kills real delivery processes while they send through a provider that fails, and checks ' +
          'that every reader was accepted exactly once. It runs on loopback, with its own Postgres ' +
          'or the one that DATABASE_URL names, in databases that it creates and drops; through a ' +
          'pooler if DATABASE_DIRECT_URL names the server behind it.',
      )
      .option('--kills <n>', 'how many processes to kill at random', wholeNumber(1), 300)
      .option('--seed <n>', 'the seed of all random choices, to repeat a run', wholeNumber(0), 1)
      .option('--short', 'smaller issues')
      .option(
        '--worlds <n>',
        'newsletters side by side, each with its own provider',
        wholeNumber(1),
        2,
      )
      .option('--processes <n>', 'delivery processes in each', wholeNumber(1), 3)
      .option(
        '--server-kills <n>',
        'how often the database server is killed (default: one in a hundred kills; one that ' +
          'DATABASE_URL names is killed only if this is given, and must run on this machine)',
        wholeNumber(0),
      )
      .addOption(
        new Option('--enumerate', 'kill once at every step of a small issue instead').conflicts([
          'variants',
          'variant',
        ]),
      )
      .addOption(
        new Option(
          '--newsroom',
          'one issue to many readers from a whole newsroom, one process killed every 3 seconds',
        ).conflicts(['enumerate', 'variants', 'variant']),
      )
      .addOption(
        new Option(
          '--disaster',
          'a newsroom that is backed up while it sends, loses its database, and is restored',
        ).conflicts(['enumerate', 'variants', 'variant', 'newsroom']),
      )
      .addOption(
        new Option(
          '--failover <n>',
          'a newsroom on three Postgres servers under Patroni that loses its primary so many times',
        )
          .argParser(wholeNumber(1))
          .conflicts(['enumerate', 'variants', 'variant', 'newsroom', 'disaster']),
      )
      .option('--asynchronous', 'of failovers: no standby confirms a commit, so some may be lost')
      .option(
        '--readers <n>',
        'of a newsroom: how many readers (default: 100000; with failovers, 50000)',
        wholeNumber(1),
      )
      .option(
        '--minutes <n>',
        'of a newsroom: how long a send takes (default: 10; with failovers, 20)',
        wholeNumber(1),
      )
      .option('--variants', 'break the protocol on purpose in every way, and catch each')
      .addOption(
        new Option('--variant <name...>', 'break it in this way only').choices(
          VARIANTS.map(({ name }) => name),
        ),
      ),
  ).opts<ChaosOptions>();
