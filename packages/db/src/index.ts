export type { Database } from './schema/database.ts';
export { sql, type Kysely, type Selectable, type Transaction } from 'kysely';
export { isDataError, isDiskFull, isLockTimeout } from './data-error.ts';
export * from './lock-patience.ts';
export * from './audit/index.ts';
export * from './batch/index.ts';
export * from './delivery/index.ts';
export * from './feedback/index.ts';
export * from './import/index.ts';
export * from './installation/index.ts';
export * from './issue/index.ts';
export * from './newsletter/index.ts';
export * from './notice/index.ts';
export * from './rate/index.ts';
export * from './review/index.ts';
export * from './sign-up/index.ts';
export * from './site/index.ts';
export * from './subscription/index.ts';
export * from './wake-up/index.ts';
export { DatabaseError, type DatabaseErrorCode } from './database-error.ts';
export type { DatabaseEvent, DatabaseLog } from './database-event.ts';
export { openDatabase, type OpenDatabaseOptions, type OpenedDatabase } from './open-database.ts';
export { migrateDatabase, readMigrationState, type MigrationState } from './migrate.ts';
export {
  attachServer,
  stopServer,
  type AttachOptions,
  type AttachedServer,
} from './server/attach-server.ts';
