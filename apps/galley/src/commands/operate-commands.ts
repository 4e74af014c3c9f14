import { Option } from 'commander';
import { group, leaf, type AddCommands } from './wiring.ts';

export const addOperateCommands: AddCommands = (program, on) => {
  leaf(program, 'start', 'start web, scheduler and delivery, or one of them', [
    'start',
    'start --only delivery',
    "start --sandbox-faults '500=5%,lost-reply=2%,latency=200ms'",
  ])
    .addOption(
      new Option('--only <part>', 'only this part; several processes may run it').choices([
        'web',
        'scheduler',
        'delivery',
      ]),
    )
    .option(
      '--sandbox-faults <faults>',
      'make the sandbox misbehave: 500, 429, lost-reply … in %, latency, rate, quotas (docs/sandbox.md)',
    )
    .action(on(() => import('../start/start.ts').then((m) => m.start)));

  leaf(program, 'doctor', 'check the set-up and explain how to fix it', [
    'doctor',
    'doctor --json',
  ]).action(on(() => import('../operate/doctor.ts').then((m) => m.doctor)));

  leaf(program, 'migrate', 'bring the database up to date', ['migrate']).action(
    on(() => import('../operate/migrate.ts').then((m) => m.migrate)),
  );

  leaf(program, 'distribute', 'spread the readers over the machines of a Citus cluster', [
    'distribute',
    'distribute --buckets 64 --yes',
  ])
    .option('--buckets <count>', 'into so many parts; their number stays', '32')
    .option('--yes', 'spread them without asking on a terminal')
    .action(on(() => import('../operate/distribute.ts').then((m) => m.distribute)));

  leaf(
    program,
    'upgrade-postgres',
    "move the data of Galley's own Postgres to the version that this Galley runs",
    ['upgrade-postgres ./postgres-17/bin'],
  )
    .argument('<programs>', 'the folder with the programs of the old version')
    .action(on(() => import('../operate/upgrade-postgres.ts').then((m) => m.upgradePostgres)));

  const retention = group(program, 'retention', 'how long things are kept');
  leaf(retention, 'show', 'show how long things are kept', ['retention show']).action(
    on(() => import('../operate/show-retention.ts').then((m) => m.showRetention)),
  );
  leaf(retention, 'set', 'change how long things are kept, in all newsletters', [
    'retention set --deliveries 365d',
    'retention set --deliveries always --sessions 30d',
  ])
    .option('--deliveries <age>', 'who got an issue, after it ended: at least 90d, or always')
    .option('--events <age>', "the provider's events: at least 31d")
    .option('--sessions <age>', 'where people were signed in, after it ended: at least 1d')
    .action(on(() => import('../operate/set-retention.ts').then((m) => m.setRetention)));

  leaf(program, 'trim', 'drop now what is older than it is kept; counts stay', [
    'trim --dry-run',
    'trim --older-than 180d',
    'trim --older-than 180d --dry-run',
  ])
    .option(
      '--older-than <age>',
      'only the deliveries of issues that ended so long ago, at least 30d',
    )
    .option('--dry-run', 'show what would be dropped; drop nothing')
    .action(on(() => import('../operate/trim.ts').then((m) => m.trim)));
};
