import { resolve } from 'node:path';
import type { UpgradedPostgres } from '@galley/contract/operate';
import { databaseTrouble, moveCluster } from '../shell/database.ts';
import { refuse, type Outcome } from '../shell/outcome.ts';
import { readSetup } from '../shell/read-setup.ts';
import type { Shell } from '../shell/shell.ts';
import { count } from '../shell/when.ts';

const DOING = {
  writing: 'The old Postgres runs; its rows go into a backup.',
  loading: 'The new Postgres takes them over.',
  comparing: 'Old and new rows are compared.',
} as const;

/** Moves the data of Galley's own Postgres to the major version that this Galley runs. */
export async function upgradePostgres(shell: Shell, programs: string): Promise<Outcome> {
  const read = await readSetup(shell, 'warn');
  if (read.kind === 'refused') return read;
  const { config } = read.setup;
  if (config.databaseUrl !== null) {
    return refuse(
      'DATABASE_URL: expected none, since only Galley’s own Postgres is moved. Back up with galley backup, and restore into a database of the new server.',
    );
  }
  try {
    const moved = await moveCluster({
      dataDir: config.dataDir,
      programs: resolve(shell.cwd, programs),
      tell: (doing) => shell.stderr.write(`${DOING[doing]}\n`),
    });
    switch (moved.kind) {
      case 'nothing-to-move':
        return refuse(
          moved.found === null
            ? `DATA_DIR: expected data of an older Postgres, found none.`
            : `DATA_DIR: expected data of an older Postgres; it is of Postgres ${moved.needed} already.`,
        );
      case 'newer':
        return refuse(
          `DATA_DIR holds data of Postgres ${moved.found}, but this Galley runs Postgres ${moved.needed}: run the Galley that wrote it.`,
        );
      case 'differs':
        return {
          kind: 'failed',
          problem: `Nothing was changed: the new rows of ${moved.table} are not the old ones.`,
        };
      case 'moved': {
        const { kind: _, found: from, needed: to, ...rest } = moved;
        const json: UpgradedPostgres = { from, to, ...rest };
        return {
          kind: 'done',
          json,
          text: [
            `${count(moved.rows, 'row')} moved from Postgres ${from} to Postgres ${to}.`,
            `The old data is in ${moved.kept}, and a backup in ${moved.backup}. Remove both when all is well.`,
            'Everybody signs in again at the desk.',
          ].join('\n'),
        };
      }
    }
  } catch (error) {
    return databaseTrouble(error);
  }
}
