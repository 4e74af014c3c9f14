export * from './deliveries-to.ts';
export * from './delivery-counts.ts';
export type { DeliveryCounts } from './delivery-tally.ts';
export * from './drop-deliveries.ts';
export * from './freeze-audience.ts';
export * from './troubled-page.ts';
export * from './issue-report.ts';
export * from './kept-tally.ts';
export * from './proof-deliveries.ts';
