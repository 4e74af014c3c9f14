import { runProgram } from '@galley/galley';
import { readInput } from '../measured-process.ts';

export interface ProverInput {
  readonly folder: string;
}

/** What it reports once it listens. */
export interface Proving {
  readonly url: string;
}

const { folder } = readInput() as ProverInput;
process.exitCode = await runProgram(['proof', folder, '--json'], process, folder);
