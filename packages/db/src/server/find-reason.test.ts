import { expect, it } from 'vitest';
import { findReason } from './find-reason.ts';

it.each([
  [
    `The files belonging to this database system will be owned by user "ana".
creating configuration files ... ok
running bootstrap script ... 2026-11-28 13:00:00.000 UTC [71] FATAL:  could not write to file "pg_wal/xlogtemp.71": No space left on device
child process exited with exit code 1
initdb: removing data directory "/data/pg.init-x/data"`,
    'the disk is full',
  ],
  [
    'FATAL:  could not create shared memory segment: No space left on device\nHINT:  SHMMNI',
    'the system has no shared memory or semaphores left',
  ],
  ["ENOSPC: no space left on device, mkdtemp '/data/pg.init-'", 'the disk is full'],
  ['database or disk is full', 'the disk is full'],
  [
    'initdb: error: could not create directory "/data/pg": Read-only file system',
    'the file system is read-only',
  ],
  [
    `The database cluster will be initialized with this locale configuration:
  locale provider:   builtin
running bootstrap script ... 2026-11-28 14:59:41.987 UTC [71] FATAL:  could not extend file "base/1/2691": wrote only 4096 of 8192 bytes at block 10
2026-11-28 14:59:41.987 UTC [71] HINT:  Check free disk space.
2026-11-28 14:59:41.991 UTC [71] PANIC:  cannot abort transaction 1, it was already committed
child process exited with exit code 134`,
    'the disk is full',
  ],
  [
    'The database cluster will be initialized with this locale configuration:\n[71] FATAL:  the cache is stale',
    'the cache is stale',
  ],
  ['initdb: error: invalid locale name "xx"', 'the system lacks a locale that it needs'],
  [
    '[71] LOG:  starting\n[71] FATAL:  invalid value for parameter "shared_buffers": "plenty"\nHINT:  Valid units are B.',
    'invalid value for parameter "shared_buffers": "plenty"',
  ],
  ['something else\nit ended with SIGKILL\n', 'it ended with SIGKILL'],
  ['', 'it does not say why'],
])('%j comes to: %s', (output, reason) => {
  expect(findReason(output)).toBe(reason);
});
