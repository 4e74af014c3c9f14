import { chmod, lstat, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** Everything that Galley keeps in its data folder; a test compares it with a used folder. */
const OURS =
  /^(?:secret-key|webhook-secret|web|sandbox\.sqlite(?:-wal|-shm|-journal)?|pg|pg-socket|pg\.(?:lock|log|log\.1|init-\w+))$/;
/** What file systems put into a folder themselves. */
const OF_THE_SYSTEM = new Set(['lost+found', '.DS_Store']);
/** The permissions of group and others. */
const OTHERS = 0o077;

/**
 * Closes a data folder, and what Galley keeps in it, to everybody but its owner.
 *
 * @returns why that can't be done, and what to do about it; null once it is done
 */
export async function closeToOthers(dataDir: string): Promise<string | null> {
  if (process.platform === 'win32') return null; // modes don't control access there
  const { uid, mode } = await stat(dataDir);
  const stranger = strangerTo(uid);
  if (stranger !== null) {
    return `${dataDir} belongs to user ${uid}, but this is user ${stranger}: run Galley as its owner, or give Galley its own folder, such as ${join(dataDir, 'galley')}`;
  }
  const names = await readdir(dataDir);
  if ((mode & OTHERS) !== 0) {
    const foreign = names.find((name) => !OURS.test(name) && !OF_THE_SYSTEM.has(name));
    if (foreign !== undefined) {
      return `${dataDir} is open to other users and contains something that isn't Galley's (${JSON.stringify(foreign)}): chmod 700 ${dataDir}, or give Galley its own folder, such as ${join(dataDir, 'galley')}`;
    }
    await chmod(dataDir, mode & ~OTHERS & 0o7777);
  }
  for (const name of names.filter((each) => OURS.test(each))) {
    const problem = await closeEntry(dataDir, name);
    if (problem !== null) return problem;
  }
  return null;
}

/** Older versions left some of these open. Postgres itself closes what is inside `pg`. */
async function closeEntry(dataDir: string, name: string): Promise<string | null> {
  const path = join(dataDir, name);
  const entry = await lstat(path).catch(() => null);
  if (entry === null) return null; // gone meanwhile
  const stranger = strangerTo(entry.uid);
  if (stranger !== null) {
    return `${path} belongs to user ${entry.uid}, but this is user ${stranger}: if nobody else could write there, run as root: chown -R ${stranger} ${dataDir}`;
  }
  // A link of our own may lead anywhere; its target stays as it is.
  if (entry.isSymbolicLink()) return null;
  if ((entry.mode & OTHERS) === 0) return null;
  try {
    await chmod(path, entry.mode & ~OTHERS & 0o7777);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error;
  }
  return null;
}

/** Our user id, if it is neither the owner's nor root's, who may do anything. */
function strangerTo(owner: number): number | null {
  const uid = process.geteuid?.() ?? 0;
  return uid === 0 || uid === owner ? null : uid;
}
