export * from './candidate-rows.ts';
export * from './watched-feed-rows.ts';
