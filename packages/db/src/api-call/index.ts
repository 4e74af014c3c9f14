export * from './api-call-rows.ts';
