export {
  backupFactsShape,
  restoredBackupShape,
  upgradedPostgresShape,
  writtenBackupShape,
  type BackupFacts,
  type RestoredBackup,
  type UpgradedPostgres,
  type WrittenBackup,
} from './backup.ts';
export { distributedReadersShape, type DistributedReaders } from './distributed-readers.ts';
export { droppedDeliveriesShape, type DroppedDeliveries } from './dropped-deliveries.ts';
export { retentionShape, tooOldShape, type Retention, type TooOld } from './retention.ts';
export {
  checksShape,
  migrationsShape,
  picturesShape,
  readyProofShape,
  startedShape,
  type Check,
} from './set-up.ts';
export { restoredStandingShape, type RestoredStanding } from './restored.ts';
