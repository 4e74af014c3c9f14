import { runMeasured, type Measured } from './measured-process.ts';
import type { GalleySenderInput } from './senders/galley.ts';

/** What the scripts in package.json and `start` set. */
const NODE_OPTIONS = ['--max-semi-space-size=4', '--heap-growing-percent=40'];

/** Runs Galley's own sender to its end. */
export const runGalley = (input: GalleySenderInput): Promise<Measured> =>
  runMeasured('senders/galley.ts', input, NODE_OPTIONS);
