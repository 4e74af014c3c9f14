export * from './claim-batch.ts';
export * from './freeze-batch.ts';
export * from './reconcile.ts';
export * from './may-have-left.ts';
export * from './record-attempt.ts';
export * from './split-batch.ts';
export { hasDueBatch, secondsToNextBatch } from './due-batches.ts';
export * from './was-attempted.ts';
