export type { Database } from './tables/database.ts';
export type { DeliveryCounts } from './tables/issue.ts';
export { sql, type Kysely, type Selectable, type Transaction } from 'kysely';
export * from './queries/consent-rows.ts';
export * from './queries/feedback-event-insert.ts';
export * from './queries/featured-articles.ts';
export * from './queries/inspections.ts';
export * from './queries/notice-insert.ts';
export * from './queries/editor-notices.ts';
export * from './queries/sign-up-limits.ts';
export * from './queries/sign-up-refusals.ts';
export * from './queries/site-pages.ts';
export * from './queries/subscriber-erase.ts';
export * from './queries/subscriber-export.ts';
export * from './queries/subscriber-import.ts';
export * from './queries/subscriber-rows.ts';
export * from './queries/subscription-rows.ts';
export * from './queries/suppression-rows.ts';
export * from './queries/delivery-news.ts';
export * from './queries/event-partitions.ts';
export * from './queries/feedback-event-queue.ts';
export * from './queries/feedback-sweep.ts';
export * from './queries/suppress-subscribers.ts';
export * from './queries/transient-bounce-rows.ts';
export { isDataError, isLockTimeout } from './data-error.ts';
export * from './queries/lock-patience.ts';
export * from './queries/cancel-deliveries.ts';
export * from './queries/claim-batch.ts';
export * from './queries/delivery-counts.ts';
export * from './queries/drop-deliveries.ts';
export { hasDueBatch, secondsToNextBatch } from './queries/due-batches.ts';
export * from './queries/finish-issue.ts';
export * from './queries/freeze-audience.ts';
export * from './queries/freeze-batch.ts';
export * from './queries/installation.ts';
export * from './queries/issue-sending.ts';
export * from './queries/issue-standing.ts';
export * from './queries/notice-queue.ts';
export * from './queries/notice-share.ts';
export * from './queries/reconcile.ts';
export * from './queries/record-attempt.ts';
export * from './queries/sending-conditions.ts';
export * from './queries/sending-rate.ts';
export * from './queries/sending-rendition.ts';
export * from './queries/split-batch.ts';
export * from './queries/issue-rows.ts';
export * from './queries/newsletter-rows.ts';
export * from './queries/best-of-rows.ts';
export * from './queries/proof-rows.ts';
export * from './queries/rendition-rows.ts';
export * from './queries/review-rows.ts';
export * from './queries/rule-settings.ts';
export * from './queries/slot-rows.ts';
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
export {
  openQueue,
  type JobHandler,
  type Queue,
  type SendJobOptions,
  type WorkJobOptions,
} from './queue/open-queue.ts';
export { jobNames, type JobName, type Jobs } from './queue/jobs.ts';
