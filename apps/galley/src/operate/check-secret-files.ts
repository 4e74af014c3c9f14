import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { found, ok, skipped, type Check } from './check.ts';

const NAMES = ['.', 'secret-key', 'webhook-secret', 'pg'] as const;

/** A file or folder as far as others may reach it. */
export interface Reach {
  readonly name: string;
  /** Permission bits. */
  readonly mode: number;
  readonly uid: number;
}

/** Says whether only its owner may read the data folder and the secrets in it, and all have one owner. */
export async function checkSecretFiles(dataDir: string): Promise<Check> {
  const found = await Promise.all(
    NAMES.map(async (name): Promise<Reach | null> => {
      const its = await stat(join(dataDir, name)).catch(() => null);
      return its && { name, mode: its.mode % 0o1000, uid: its.uid };
    }),
  );
  return judgeReach(
    found.filter((one) => one !== null),
    dataDir,
  );
}

export function judgeReach(files: readonly Reach[], dataDir: string): Check {
  if (files.length === 0) return skipped('secret files', 'no data folder');
  const open = files.filter(({ mode }) => (mode & 0o077) !== 0).map(({ name }) => name);
  if (open.length > 0) {
    return found(
      'warns',
      'secret files',
      `others on this machine may reach ${names(open)} in ${dataDir}`,
      `chmod -R go= ${dataDir}`,
    );
  }
  const strange = files.filter(({ uid }) => uid !== files[0]?.uid).map(({ name }) => name);
  if (strange.length > 0) {
    return found(
      'fails',
      'secret files',
      `${names(strange)} in ${dataDir} belongs to another user than the folder`,
      `chown -R to the user that runs Galley; Postgres refuses a folder of somebody else.`,
    );
  }
  return ok('secret files', 'only their owner may read them');
}

const names = (list: readonly string[]): string =>
  list.map((name) => (name === '.' ? 'the folder' : name)).join(', ');
