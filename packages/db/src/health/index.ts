export { hearsOneself } from './hear-oneself.ts';
export { readBackupState, type BackupState } from './last-backup.ts';
export { seeAnotherWay, type OtherWay } from './see-another-way.ts';
export { findsPooler, readServerFacts, type ServerFacts } from './server-facts.ts';
export { listUnfinishedIssues, type StuckIssue } from './stuck-issues.ts';
