export * from './answer/index.ts';
export * from './editor/index.ts';
export * from './issue/index.ts';
export * from './newsletter/index.ts';
export * from './operate/index.ts';
export { OUTPUTS } from './outputs.ts';
export * from './refusals/index.ts';
export * from './review/index.ts';
export * from './subscriber/index.ts';
