import { runMeasured, startProcess, type Measured } from './measured-process.ts';
import type { GalleySenderInput, SendingReached } from './senders/galley.ts';

/** What the scripts in package.json and `start` set. */
const NODE_OPTIONS = ['--max-semi-space-size=4', '--heap-growing-percent=40'];

/** Runs Galley's own sender to its end. */
export const runGalley = (input: GalleySenderInput): Promise<Measured> =>
  runMeasured('senders/galley.ts', input, NODE_OPTIONS);

/** Runs it again, and tells how many machines of a cluster its transactions reached. */
export async function watchGalley(input: GalleySenderInput): Promise<SendingReached> {
  const watched = { ...input, watched: true };
  const child = startProcess<Measured | SendingReached>('senders/galley.ts', watched, NODE_OPTIONS);
  await child.next();
  const reached = await child.next();
  await child.ended;
  if (!('T1' in reached)) throw new Error('the sender told nothing of its transactions');
  return reached;
}
