export * from './backup-rows.ts';
