import { closeSync, openSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as sleep } from 'node:timers/promises';

const POLL_MS = 20;

/**
 * Runs `work` while no other process on this machine does so for the same lock file.
 *
 * Node has no `flock`. An exclusive SQLite transaction on an empty file does the same: the kernel
 * releases its lock when the holder dies, so that a `kill -9` leaves nothing to clean up and no
 * process id has to be trusted. The file stays, empty.
 *
 * @throws the signal's reason when it is aborted before the lock is taken.
 */
export async function withStartLock<T>(
  file: string,
  work: () => Promise<T>,
  signal?: AbortSignal,
): Promise<T> {
  makeFile(file);
  const lock = new DatabaseSync(file, { timeout: 0 });
  try {
    while (!tryLock(lock)) await sleep(POLL_MS, undefined, signal && { signal });
    return await work();
  } finally {
    lock.close();
  }
}

/** SQLite would make it readable by everybody, and anybody who can read it can lock it. */
function makeFile(file: string): void {
  try {
    closeSync(openSync(file, 'wx', 0o600));
  } catch (error) {
    // It must not be opened in any other way: closing it would release this process's locks on it.
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
}

const SQLITE_BUSY = 5;

function tryLock(lock: DatabaseSync): boolean {
  try {
    lock.exec('PRAGMA journal_mode = MEMORY'); // no journal file beside it
    lock.exec('BEGIN EXCLUSIVE');
    return true;
  } catch (error) {
    if (error instanceof Error && 'errcode' in error && error.errcode === SQLITE_BUSY) return false;
    throw error;
  }
}
