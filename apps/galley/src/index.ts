export { runCli } from './run-cli.ts';
export { runProgram } from './run-program.ts';
export { standsIn } from './shell/stands-in.ts';
