import { Option } from 'commander';
import { leaf, type AddCommands } from './wiring.ts';

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

  leaf(program, 'trim', 'drop the deliveries of old issues and keep their counts', [
    'trim --older-than 180d',
    'trim --older-than 180d --dry-run',
  ])
    .requiredOption('--older-than <age>', 'how long ago an issue must have ended, at least 30d')
    .option('--dry-run', 'show what would be dropped; drop nothing')
    .action(on(() => import('../operate/trim.ts').then((m) => m.trim)));
};
