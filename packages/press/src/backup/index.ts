export { backUp, type BackUp, type BackUpDeps } from './back-up.ts';
export { backUpOnSchedule, type BackUpOnSchedule, type BackupPlan } from './back-up-on-schedule.ts';
export { checkBackup, type CheckBackup } from './check-backup.ts';
export { restoreBackup, type RestoreBackup } from './restore-backup.ts';
export { seeBackups, type SeenBackups } from './see-backups.ts';
