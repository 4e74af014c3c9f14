import { leaf, type AddCommands } from './wiring.ts';

export const addBackupCommands: AddCommands = (program, on) => {
  leaf(program, 'backup', 'write all data into a file, while Galley runs', [
    'backup galley.backup',
    'backup /backups/before-upgrade.backup --replace',
  ])
    .argument('<file>', 'where to write it; readable by you only')
    .option('--replace', 'replace a file of that name')
    .action(on(() => import('../backup/backup.ts').then((m) => m.backup)));

  leaf(
    program,
    'restore',
    'restore a backup into an empty place: a new DATA_DIR, or the empty database of DATABASE_URL',
    ['restore galley.backup --check', 'restore galley.backup', 'restore galley.backup --as-copy'],
  )
    .argument('<file>', 'the backup')
    .option('--check', 'check that the file is whole; needs no database and restores nothing')
    .option('--as-copy', 'make a copy to try things on: it never sends anything')
    .option(
      '--new-key',
      "restore without the old SECRET_KEY; links in mails that went out won't work",
    )
    .action(on(() => import('../backup/restore.ts').then((m) => m.restore)));
};
