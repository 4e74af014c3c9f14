export * from './import-counts.ts';
export * from './left-out-rows.ts';
export * from './stage-import.ts';
export * from './store-import.ts';
