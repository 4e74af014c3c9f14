export * from './correction-rows.ts';
export type { CorrectionReaders } from './correction-table.ts';
export { readOwedCorrection, type OwedCorrection } from './owed-correction.ts';
