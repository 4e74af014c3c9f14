export * from './key-rows.ts';
