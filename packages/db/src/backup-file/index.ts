export { BACKED_UP, LEFT_OUT, ONLY_ROWS } from './backed-up-tables.ts';
export { BrokenBackup } from './broken-backup.ts';
export { dumpDatabase, type Dump } from './dump-database.ts';
export { CannotLoad, loadDatabase, type Loading, type Unloadable } from './load-database.ts';
export { moveCluster, type MovedCluster } from './move-cluster.ts';
export { readBackupFile, type ReadBackup } from './read-backup-file.ts';
export { writeBackupFile, type WrittenBackup } from './write-backup-file.ts';
export type { BackupTally, TellProgress } from './write-rows.ts';
