import { randomBytes } from 'node:crypto';
import type { Stats } from 'node:fs';
import { access, chmod, constants, link, mkdir, open, readFile, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { closeToOthers } from './close-to-others.ts';

export type DataFolderResult =
  { readonly kind: 'ok' } | { readonly kind: 'unusable'; readonly problem: string };

/**
 * Creates the data folder, which only its owner may enter, or says why it can't be used. An
 * existing folder that is open to others is closed, with what Galley keeps in it; but not if it
 * holds something else, since it may be open on purpose.
 */
export async function openDataFolder(dataDir: string): Promise<DataFolderResult> {
  if (isTooLong(dataDir)) return unusable(dataDir, TOO_LONG);
  try {
    await makeFolder(dataDir);
    await access(dataDir, constants.R_OK | constants.W_OK | constants.X_OK);
    const problem = await closeToOthers(dataDir);
    return problem === null
      ? { kind: 'ok' }
      : { kind: 'unusable', problem: `DATA_DIR: ${problem}` };
  } catch (error) {
    return { kind: 'unusable', problem: troubleWith(dataDir, error) };
  }
}

/** What is at the data folder's place; finding out changes nothing. */
export type DataFolderState =
  | { readonly kind: 'there' }
  /** `openDataFolder` would create it. */
  | { readonly kind: 'absent' }
  | { readonly kind: 'unusable'; readonly problem: string };

/** Says whether the data folder exists and can be used, or could be created, and creates nothing. */
export async function inspectDataFolder(dataDir: string): Promise<DataFolderState> {
  if (isTooLong(dataDir)) return unusable(dataDir, TOO_LONG);
  try {
    for (let path = dataDir; ; path = dirname(path)) {
      const found = await stat(path).catch((error: unknown) => {
        if (codeOf(error) === 'ENOENT') return null;
        throw error;
      });
      if (found === null) continue;
      if (!found.isDirectory()) {
        return unusable(dataDir, path === dataDir ? A_FILE : IN_A_FILE);
      }
      await access(path, constants.R_OK | constants.W_OK | constants.X_OK);
      return { kind: path === dataDir ? 'there' : 'absent' };
    }
  } catch (error) {
    return { kind: 'unusable', problem: troubleWith(dataDir, error) };
  }
}

const unusable = (dataDir: string, why: string) =>
  ({ kind: 'unusable', problem: `DATA_DIR: ${dataDir} can't be used: ${why}` }) as const;

/** One by one: Node's recursive mkdir never returns where a parent accepts no folders (/proc). */
async function makeFolder(path: string): Promise<void> {
  try {
    await mkdir(path, { mode: 0o700 });
    // mkdir's mode is subject to the umask.
    await chmod(path, 0o700);
  } catch (error) {
    const code = codeOf(error);
    if (code === 'EEXIST' && (await stat(path)).isDirectory()) return;
    const parent = dirname(path);
    if (code !== 'ENOENT' || parent === path || (await isThere(parent))) throw error;
    await makeFolder(parent);
    await makeFolder(path);
  }
}

const isThere = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );

function troubleWith(dataDir: string, error: unknown): string {
  const code = codeOf(error);
  return `DATA_DIR: ${dataDir} can't be used: ${REASONS[code] ?? code}`;
}

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : String(error);

const A_FILE = 'there is a file of that name';
const IN_A_FILE = 'a part of the path is a file';

const REASONS: Readonly<Record<string, string>> = {
  EACCES: 'this user may not write there',
  EPERM: 'this user may not write there',
  EROFS: 'the file system is read-only',
  EEXIST: A_FILE,
  ENOTDIR: IN_A_FILE,
  ENOSPC: 'the disk is full',
  EDQUOT: "this user's share of the disk is used up",
  EFBIG: 'this user may write no file (ulimit -f)',
  ENOENT: 'it leads to a place that does not exist',
  ENAMETOOLONG: 'the path is too long',
};

/** SQLite, which holds the sandbox's ledger, opens no path of more than 512 bytes. */
const LONGEST_PATH = 400;
const TOO_LONG = `its path has more than ${LONGEST_PATH} bytes`;

const isTooLong = (dataDir: string): boolean => Buffer.byteLength(dataDir) > LONGEST_PATH;

/**
 * Reads a secret of this data folder, and creates it if it is missing. Any number of processes may
 * do so at once and all get the same one: the file appears whole, and only once.
 *
 * @throws {Error} with a sentence that names the setting if it can't be written.
 */
async function keepSecret(dataDir: string, name: string, make: () => string): Promise<string> {
  const path = join(dataDir, name);
  const found = await readSecret(path);
  if (found !== null) return found;
  const draft = `${path}.${randomBytes(6).toString('hex')}`;
  try {
    await writePrivate(draft, `${make()}\n`, await stat(dataDir));
    await link(draft, path);
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw new Error(troubleWith(dataDir, error), { cause: error });
  } finally {
    await rm(draft, { force: true });
  }
  const kept = await readSecret(path);
  if (kept === null) throw new Error(`${path} vanished while it was being created.`);
  return kept;
}

async function writePrivate(path: string, text: string, folder: Stats): Promise<void> {
  const file = await open(path, 'wx', 0o600);
  try {
    // Root must leave no file that the folder's owner can't open.
    if (process.geteuid?.() === 0) await file.chown(folder.uid, folder.gid);
    await file.writeFile(text);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** Every secret created here is longer; anybody could sign with a shorter one. */
const SHORTEST_SECRET = 32;

async function readSecret(path: string): Promise<string | null> {
  const secret = await readFile(path, 'utf8').catch((error: unknown) => {
    if (codeOf(error) === 'ENOENT') return null;
    throw error;
  });
  if (secret === null || secret.trim().length >= SHORTEST_SECRET) return secret?.trim() ?? null;
  throw new Error(
    `${path} holds ${secret.trim().length} characters, expected ${SHORTEST_SECRET} or more: restore it from a backup`,
  );
}

/** Reads the key that signs readers' links when SECRET_KEY is not set; null if there is none yet. */
export const readSecretKey = (dataDir: string): Promise<string | null> =>
  readSecret(join(dataDir, 'secret-key'));

/** Reads or creates the key that signs readers' links when SECRET_KEY is not set. */
export const keepSecretKey = (dataDir: string): Promise<string> =>
  keepSecret(dataDir, 'secret-key', () => randomBytes(32).toString('base64url'));

/** Reads or creates the secret with which this folder's sandbox signs its webhooks. */
export const keepWebhookSecret = (dataDir: string): Promise<string> =>
  keepSecret(dataDir, 'webhook-secret', () => `whsec_${randomBytes(24).toString('base64')}`);
