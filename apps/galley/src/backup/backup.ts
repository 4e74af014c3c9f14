import { resolve } from 'node:path';
import type { WrittenBackup } from '@galley/contract/operate';
import { backUp } from '@galley/press/backup';
import { systemClock } from '@galley/runtime';
import { answerRefusal } from '../shell/answers.ts';
import { addDatabase, databaseTrouble, inspectServer } from '../shell/database.ts';
import { refuse, type Outcome } from '../shell/outcome.ts';
import { readSetup } from '../shell/read-setup.ts';
import type { Shell } from '../shell/shell.ts';
import { systemUser } from '../shell/system-user.ts';
import { count, when } from '../shell/when.ts';
import { megabytes } from './megabytes.ts';
import { createLine } from './progress-line.ts';

interface BackupOptions {
  readonly replace?: boolean;
}

/**
 * Writes everything in the database into a file, whether Galley runs or not. It does not migrate the
 * database, so that the backup before an upgrade can be made after the new version is there.
 */
export async function backup(
  shell: Shell,
  file: string,
  { replace = false }: BackupOptions,
): Promise<Outcome> {
  if (file === '-') return refuse('FILE: found -, expected a file: it is read back once written');
  const read = await readSetup(shell, 'warn');
  if (read.kind === 'refused') return read;
  const { config } = read.setup;
  if (config.databaseUrl === null && (await inspectServer(config.dataDir)) === 'absent') {
    return refuse(NOTHING);
  }
  const line = createLine(shell);
  try {
    const database = await addDatabase(read.setup, shell.life, 'galley');
    const made = await backUp(
      { database, clock: systemClock },
      { kind: 'command', user: systemUser() },
      {
        path: resolve(shell.cwd, file),
        replace,
        signal: shell.life.signal,
        tell: ({ table, rows }) => line.show(() => `${rows.toLocaleString('en')} rows, ${table}`),
      },
    );
    switch (made.kind) {
      case 'written':
        return { kind: 'done', ...report(file, made.backup) };
      case 'file-exists':
        return refuse(`${file}: there is such a file already, expected a new name or --replace`);
      case 'empty':
        return refuse(NOTHING);
      case 'newer':
        return {
          kind: 'failed',
          problem: `A newer Galley has migrated the database (${made.unknown.join(', ')}): back it up with that version.`,
        };
      case 'spread':
        return refuse(SPREAD);
      case 'not-written':
        return { kind: 'failed', problem: `${file} was not written: ${made.why}.` };
      default:
        return answerRefusal(made);
    }
  } catch (error) {
    return databaseTrouble(error);
  } finally {
    line.end();
  }
}

const SPREAD =
  "The readers are spread over machines, so expected a backup of the cluster's own: docs/scale.md says how.";
const NOTHING = 'There is no data to back up: expected the DATA_DIR or DATABASE_URL of a Galley.';

function report(file: string, made: Omit<WrittenBackup, 'file'>) {
  const json: WrittenBackup = { file, ...made };
  return {
    json,
    text: `${file} is written and was read back: ${count(made.rows, 'row')} of ${when(made.snapshotAt)}, ${megabytes(made.bytes)}.`,
    notes: [
      ...(made.noted
        ? []
        : [
            'The database has yet to be migrated; it was backed up as it is, and does not know of it.',
          ]),
      "It holds readers' addresses, so keep it where only you can read it. It does not hold SECRET_KEY (or DATA_DIR/secret-key): keep that elsewhere, since without it the links in mails that went out stop working.",
    ],
  };
}
