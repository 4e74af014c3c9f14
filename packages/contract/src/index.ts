export * from './refusals/index.ts';
