import { setFlagsFromString } from 'node:v8';

/**
 * Keeps the heap of a long-running process close to what it needs (docs/bench.md). V8 looks at
 * this flag at each collection, so it can be set while the process runs; a short command is quicker
 * without it.
 */
export const growInSmallSteps = (): void => setFlagsFromString('--heap-growing-percent=40');
