export * from './retention-rows.ts';
