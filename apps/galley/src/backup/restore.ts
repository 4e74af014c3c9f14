import { resolve } from 'node:path';
import type { BackupFacts, RestoredBackup } from '@galley/contract/operate';
import { checkBackup, restoreBackup, type RestoreBackup } from '@galley/press/backup';
import {
  createKeyring,
  readConfig,
  readSecretKey,
  systemClock,
  type Config,
} from '@galley/runtime';
import { answerRefusal } from '../shell/answers.ts';
import { addDatabase, databaseTrouble } from '../shell/database.ts';
import { refuse, type Outcome, type Refused } from '../shell/outcome.ts';
import { progressBar } from '../shell/progress-bar.ts';
import { createPaint } from '../shell/paint.ts';
import { PROJECT, readSetup } from '../shell/read-setup.ts';
import type { Shell } from '../shell/shell.ts';
import { systemUser } from '../shell/system-user.ts';
import { count, when } from '../shell/when.ts';
import { heldNotes } from './held-notes.ts';
import { replayAfterRestore } from './replay-after-restore.ts';
import { megabytes } from './megabytes.ts';
import { createLine } from './progress-line.ts';

interface RestoreOptions {
  readonly check?: boolean;
  readonly asCopy?: boolean;
  readonly newKey?: boolean;
}

/** Its connections are known by this name: nobody else may be in the database. */
const OUR_NAME = 'galley restore';

/** Checks a backup and restores it into an empty place. */
export async function restore(
  shell: Shell,
  file: string,
  { check = false, asCopy = false, newKey = false }: RestoreOptions,
): Promise<Outcome> {
  const path = resolve(shell.cwd, file);
  const line = createLine(shell);
  const paint = createPaint(shell.stderr, shell.env);
  const tell = (doing: string) => (share: number) =>
    line.show(() => `${progressBar(paint, share)}  ${Math.floor(share * 100)} %  ${doing}`);
  const { signal } = shell.life;
  try {
    const checked = await checkBackup(path, { tell: tell('checked'), signal });
    if (checked.kind !== 'whole') return refuse(describeFile(file, checked));
    if (check) return { kind: 'done', ...checkedReport(file, checked.facts) };
    const read = readConfig(shell.env, { cwd: shell.cwd, root: PROJECT });
    if (read.kind === 'invalid') return { kind: 'refused', problems: read.problems };
    // Before anything is made: a data folder gets a key of its own.
    const keyFits = await hasKey(read.config, checked.keyId);
    if (!keyFits && !asCopy && !newKey) return wrongKey(read.config);
    return await load(shell, file, { path, asCopy, forgetKey: !keyFits, tell: tell('restored') });
  } catch (error) {
    return databaseTrouble(error);
  } finally {
    line.end();
  }
}

async function load(
  shell: Shell,
  file: string,
  input: {
    readonly path: string;
    readonly asCopy: boolean;
    readonly forgetKey: boolean;
    readonly tell: (share: number) => void;
  },
): Promise<Outcome> {
  const setup = await readSetup(shell, 'warn');
  if (setup.kind === 'refused') return setup;
  const { config } = setup.setup;
  const database = await addDatabase(setup.setup, shell.life, OUR_NAME);
  const restored = await restoreBackup(
    { database, clock: systemClock },
    { kind: 'command', user: systemUser() },
    { ...input, signal: shell.life.signal },
  );
  switch (restored.kind) {
    case 'restored': {
      const left =
        restored.held === 'restored' ? [await replayAfterRestore(setup.setup, database)] : [];
      return { kind: 'done', ...restoredReport(file, restored, left) };
    }
    case 'not-empty':
      return refuse(
        `${placeOf(config)} is not empty: it holds ${restored.holds}. Expected an empty one: ${
          config.databaseUrl === null
            ? 'set DATA_DIR to a new folder'
            : 'create a new database and set DATABASE_URL to it'
        }.`,
      );
    case 'in-use':
      return refuse(
        `${placeOf(config)} is in use by ${restored.by.join(', ')}: stop that first, then restore.`,
      );
    case 'newer':
      return refuse(
        `${file}: written by a newer Galley (${restored.unknown.join(', ')}): restore it with that version or a later one.`,
      );
    case 'broken':
    case 'unreadable':
      return refuse(describeFile(file, restored));
    default:
      return answerRefusal(restored);
  }
}

const placeOf = ({ databaseUrl, dataDir }: Config): string =>
  databaseUrl === null ? `The database in ${dataDir}` : 'The database that DATABASE_URL names';

const describeFile = (
  file: string,
  { kind, why }: { readonly kind: 'broken' | 'unreadable'; readonly why: string },
): string =>
  kind === 'broken'
    ? `${file}: not a whole backup: ${why}. Nothing was restored.`
    : `${file}: can not be read: ${why}.`;

async function hasKey(config: Config, keyId: string | null): Promise<boolean> {
  if (keyId === null) return true;
  const own = await readSecretKey(config.dataDir).catch(() => null);
  const keys = config.secretKeys ?? (own === null ? [] : [own]);
  if (keys.length === 0) return false;
  return createKeyring(keys)
    .signWithEach('')
    .some((signed) => signed.keyId === keyId);
}

const wrongKey = ({ secretKeys, dataDir }: Config): Refused =>
  refuse(
    `${
      secretKeys === null ? `${dataDir}/secret-key` : 'SECRET_KEY'
    }: expected the key of the place that was backed up, since links in its mails were signed with it; a backup does not hold it.`,
    'Set SECRET_KEY to it, or copy its secret-key into the new DATA_DIR. If it is lost, --new-key restores without it: readers can then not leave by the links in mails that went out.',
  );

const factsText = ({ rows, snapshotAt, bytes }: BackupFacts): string =>
  `${count(rows, 'row')} of ${when(snapshotAt)}, ${megabytes(bytes)}`;

function checkedReport(file: string, facts: BackupFacts) {
  const json: RestoredBackup = { file, ...facts, restored: null };
  return { json, text: `${file} is whole: ${factsText(facts)}.` };
}

function restoredReport(
  file: string,
  restored: Extract<RestoreBackup, { kind: 'restored' }>,
  left: readonly string[],
) {
  const { facts, installation, held, ran } = restored;
  const json: RestoredBackup = { file, ...facts, restored: { installation, held, ran } };
  return {
    json,
    text: [`${file} is restored: ${factsText(facts)}.`, ...left, ...heldNotes(held)].join('\n'),
  };
}
