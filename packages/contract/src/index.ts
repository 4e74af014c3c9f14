export * from './issue/index.ts';
export * from './refusals/index.ts';
