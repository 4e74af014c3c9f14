import { afterAll, beforeAll, beforeEach, type TestContext } from 'vitest';
import { startSample, type RunningSample } from './start-sample.ts';

/** Whether a test failed already, and is tried once more. */
export const isSecondTry = ({ task }: Pick<TestContext, 'task'>): boolean =>
  (task.result?.retryCount ?? 0) > 0;

/**
 * A Galley of a test file alone. A second try gets another one, because the first has left things
 * half done; so a test may use what earlier tests have made only if it makes what is missing.
 *
 * @param prepare makes what every test of the file needs
 * @param open starts it
 */
export function withSample(
  prepare: (sample: RunningSample) => Promise<unknown> = async () => {},
  open: () => Promise<RunningSample> = startSample,
): () => RunningSample {
  let running: RunningSample | null = null;
  const start = async (): Promise<void> => {
    await stop();
    running = await open();
    await prepare(running);
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
