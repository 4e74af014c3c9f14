export * from './canary-copies.ts';
