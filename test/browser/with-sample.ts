import { afterAll, beforeAll, beforeEach, inject, type TestContext } from 'vitest';
import { startSample, type RunningSample } from './start-sample.ts';

/** Whether a test failed already, and is tried once more. */
export const isSecondTry = ({ task }: Pick<TestContext, 'task'>): boolean =>
  (task.result?.retryCount ?? 0) > 0;

/** Starts a Galley, as a rule on a copy of the data folder that the run has prepared. */
export type OpenSample = (prepared: string) => Promise<RunningSample>;

/**
 * A Galley of a test file alone. A second try gets another one, because the first has left things
 * half done; so a test may use what earlier tests have made only if it makes what is missing.
 */
export function withSample(
  open: OpenSample = (prepared) => startSample({}, { prepared }),
): () => RunningSample {
  let running: RunningSample | null = null;
  const start = async (): Promise<void> => {
    await stop();
    running = await open(inject('prepared'));
  };
  const stop = async (): Promise<void> => {
    const last = running;
    running = null;
    await last?.stop();
  };
  beforeAll(start);
  beforeEach(async (context) => {
    if (isSecondTry(context)) await start();
  });
  afterAll(stop);
  return () => {
    if (running === null) throw new Error('Galley runs only in tests');
    return running;
  };
}
