import { chmod, lstat, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** All that Galley keeps in its data folder; a test holds a folder that was used against it. */
const OURS =
  /^(?:secret-key|webhook-secret|web|sandbox\.sqlite(?:-wal|-shm|-journal)?|pg|pg-socket|pg\.(?:lock|log|log\.1|init-\w+))$/;
/** What comes with a folder and belongs to nobody. */
const NOBODYS = new Set(['lost+found', '.DS_Store']);
/** What group and others may do. */
const OTHERS = 0o077;

/**
 * Takes a data folder, and what Galley keeps in it, away from all but its owner.
 *
 * @returns why that can't be, and what to do about it; null when it is done
 */
export const closeToOthers = async (dataDir: string): Promise<string | null> => {
  if (process.platform === 'win32') return null; // access is not a matter of modes there
  const { uid, mode } = await stat(dataDir);
  const stranger = strangerTo(uid);
  if (stranger !== null) {
    return `${dataDir} belongs to user ${uid}, and this is user ${stranger}: run Galley as its owner, or give it a folder of its own, such as ${join(dataDir, 'galley')}`;
  }
  const names = await readdir(dataDir);
  if ((mode & OTHERS) !== 0) {
    const foreign = names.find((name) => !OURS.test(name) && !NOBODYS.has(name));
    if (foreign !== undefined) {
      return `${dataDir} is open to other users and holds what is not Galley's (${JSON.stringify(foreign)}): chmod 700 ${dataDir}, or give Galley a folder of its own, such as ${join(dataDir, 'galley')}`;
    }
    await chmod(dataDir, mode & ~OTHERS & 0o7777);
  }
  for (const name of names.filter((each) => OURS.test(each))) {
    const problem = await closeEntry(dataDir, name);
    if (problem !== null) return problem;
  }
  return null;
};

/** Older versions left some of these open. What is inside `pg`, Postgres itself keeps closed. */
const closeEntry = async (dataDir: string, name: string): Promise<string | null> => {
  const path = join(dataDir, name);
  const entry = await lstat(path).catch(() => null);
  if (entry === null) return null; // gone meanwhile
  const stranger = strangerTo(entry.uid);
  if (stranger !== null) {
    return `${path} belongs to user ${entry.uid}, and this is user ${stranger}: if nobody else could write there, run as root: chown -R ${stranger} ${dataDir}`;
  }
  // Where our own link leads is our business.
  if (entry.isSymbolicLink()) return null;
  if ((entry.mode & OTHERS) === 0) return null;
  try {
    await chmod(path, entry.mode & ~OTHERS & 0o7777);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error;
  }
  return null;
};

/** Who we are, when that is neither the owner nor root, who may do anything. */
const strangerTo = (owner: number): number | null => {
  const uid = process.geteuid?.() ?? 0;
  return uid === 0 || uid === owner ? null : uid;
};
