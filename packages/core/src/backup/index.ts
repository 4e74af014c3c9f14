export { backupFileName, dueBackup } from './backup-schedule.ts';
export {
  BACKUP_FORMAT,
  parseBackupHeader,
  type BackupHeader,
  type BackupSequence,
  type BackupTable,
  type ParsedHeader,
} from './backup-header.ts';
export { orderTables, type Reference } from './order-tables.ts';
export { surplusBackups, type KeptBackup } from './surplus-backups.ts';
