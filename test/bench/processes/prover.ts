import { runCli } from '@galley/galley';
import { readInput } from '../measured-process.ts';

export interface ProverInput {
  readonly folder: string;
}

/** What it says once it listens. */
export interface Proving {
  readonly url: string;
}

const { folder } = readInput() as ProverInput;
const { stdin, stdout, stderr } = process;
process.exitCode = await runCli(['proof', folder, '--json'], {
  env: {},
  cwd: folder,
  stdin,
  stdout,
  stderr,
});
