export * from './import-counts.ts';
export * from './import-file.ts';
export * from './import-work.ts';
export * from './left-out-rows.ts';
export type { ImportCounts, SubscriptionCounts } from './made-by-import.ts';
export * from './stage-import.ts';
export * from './store-import.ts';
export * from './subscriber-import-rows.ts';
export type { SubscriberImportState, SubscriberImportTable } from './subscriber-import-table.ts';
