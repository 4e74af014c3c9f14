import { z } from 'zod';
import { instant } from '../instant.ts';
import type { Shaped } from '../shape.ts';

const facts = {
  installation: z.string().meta({ description: 'The id of the installation that it is of' }),
  snapshotAt: instant.meta({ description: 'It holds all that was stored until then' }),
  lastMigration: z.string(),
  postgres: z.string().meta({ description: 'The version of the Postgres that it comes from' }),
  tables: z.array(z.strictObject({ name: z.string(), rows: z.int() })),
  rows: z.int(),
  bytes: z.int().meta({ description: 'The size of the file' }),
  sha256: z.string().meta({ description: 'Of the file without its last 94 bytes, which name it' }),
};

/** What a backup says about itself. */
export const backupFactsShape = z.strictObject(facts);
export type BackupFacts = Shaped<typeof backupFactsShape>;

/** A backup that was written and read back. */
export const writtenBackupShape = z.strictObject({
  file: z.string(),
  ...facts,
  noted: z.boolean().meta({
    description: 'Whether the database knows of it; not if migrations have yet to run',
  }),
});
export type WrittenBackup = Shaped<typeof writtenBackupShape>;

/** A backup that was checked and, without `--check`, restored. */
export const restoredBackupShape = z.strictObject({
  file: z.string(),
  ...facts,
  restored: z
    .strictObject({
      installation: z.string().meta({ description: 'Its id here; a copy has one of its own' }),
      held: z.enum(['restored', 'copy']).meta({ description: 'Why it sends nothing' }),
      ran: z.array(z.string()).meta({ description: 'Migrations that ran on the restored rows' }),
    })
    .nullable()
    .meta({ description: 'Null with --check' }),
});
export type RestoredBackup = Shaped<typeof restoredBackupShape>;

/** What moving the data of Galley's own Postgres to another major version did. */
export const upgradedPostgresShape = z.strictObject({
  from: z.string().meta({ description: 'The major version that wrote the data' }),
  to: z.string(),
  rows: z.int(),
  kept: z.string().meta({ description: 'Where the old data is now' }),
  backup: z.string().meta({ description: 'The backup through which the rows went' }),
});
export type UpgradedPostgres = Shaped<typeof upgradedPostgresShape>;
