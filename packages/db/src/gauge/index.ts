export * from './read-backup-age.ts';
export * from './read-gauges.ts';
