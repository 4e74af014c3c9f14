export { runCli } from './run-cli.ts';
export { standsIn } from './shell/stands-in.ts';
export type { Shell, Streams } from './shell/shell.ts';
