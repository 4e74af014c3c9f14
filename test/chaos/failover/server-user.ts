import { execFileSync } from 'node:child_process';
import { chownSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Whom a server runs as. */
export interface User {
  readonly uid: number;
  readonly gid: number;
}

/** Postgres and Patroni refuse to run as root; null: as ourselves. */
export function findServerUser(): User | null {
  if (process.getuid?.() !== 0) return null;
  const ask = (what: string) =>
    Number(execFileSync('id', [what, 'postgres'], { encoding: 'utf8' }));
  return { uid: ask('-u'), gid: ask('-g') };
}

/** A folder of that user's own, which goes when this process does. */
export const makeServerFolder = (user: User | null): string => makeFolder(tmpdir(), user);

/** One in memory: etcd gives up its leader when a disk is slow, and it is not what is tested. */
export const makeMemoryFolder = (user: User | null): string => makeFolder('/dev/shm', user);

function makeFolder(above: string, user: User | null): string {
  const folder = mkdtempSync(join(above, 'galley-failover-'));
  if (user !== null) chownSync(folder, user.uid, user.gid);
  process.once('exit', () =>
    rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 }),
  );
  return folder;
}
