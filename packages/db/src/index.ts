export type { Database } from './schema/database.ts';
export { bucketOf } from './schema/bucket-of.ts';
export { sql, type Kysely, type Transaction } from 'kysely';
export { isDataError, isDeadlock, isLockTimeout, isUniqueViolation } from './data-error.ts';
export * from './lock-patience.ts';
export * from './api-call/index.ts';
export * from './archive/index.ts';
export * from './audience/index.ts';
export * from './audit/index.ts';
export * from './backup/index.ts';
export * from './batch/index.ts';
export * from './canary/index.ts';
export * from './correction/index.ts';
export * from './collect/index.ts';
export * from './delivery/index.ts';
export * from './distribute/index.ts';
export * from './click/index.ts';
export * from './feedback/index.ts';
export * from './health/index.ts';
export * from './gauge/index.ts';
export * from './import/index.ts';
export * from './inbound/index.ts';
export * from './installation/index.ts';
export * from './issue/index.ts';
export * from './key/index.ts';
export * from './live/index.ts';
export * from './newsletter/index.ts';
export * from './notice/index.ts';
export * from './person/index.ts';
export * from './presence/index.ts';
export * from './rate/index.ts';
export * from './reader-link/index.ts';
export * from './replica/index.ts';
export * from './restore/index.ts';
export * from './retention/index.ts';
export * from './review/index.ts';
export * from './session/index.ts';
export * from './sign-up/index.ts';
export * from './site/index.ts';
export * from './subscription/index.ts';
export * from './wake-up/index.ts';
export * from './webhook/index.ts';
export { isDatabaseAway } from './away/is-database-away.ts';
export type { ServerWatch } from './away/watch-server.ts';
export { DatabaseError } from './database-error.ts';
export type { DatabaseLog } from './database-event.ts';
export { openDatabase, type OpenedDatabase } from './open-database.ts';
export {
  migrateDatabase,
  readMigrationState,
  type MigrationNews,
  type MigrationState,
} from './migrate.ts';
export { attachServer, stopServer } from './server/attach-server.ts';
export { inspectServer } from './server/inspect-server.ts';
