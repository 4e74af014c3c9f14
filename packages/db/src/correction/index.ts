export * from './correction-rows.ts';
export type { CorrectionReaders } from './correction-table.ts';
export * from './waiting-corrections.ts';
