import { setTimeout as sleep } from 'node:timers/promises';
import { createLog } from '@galley/runtime';
import { expect, onTestFinished, test } from 'vitest';
import { startWorkLoop } from './work-loop.ts';

const log = createLog({ level: 'silent', name: 'test' });

/** A loop that polls every hour and whose runs end when the test says so. */
function start() {
  const runs: PromiseWithResolvers<number | null>[] = [];
  const begun: (() => void)[] = [];
  const loop = startWorkLoop({
    name: 'test',
    log,
    pollSeconds: 3600,
    work: () => {
      const run = Promise.withResolvers<number | null>();
      runs.push(run);
      begun.shift()?.();
      return run.promise;
    },
  });
  onTestFinished(async () => {
    const stopped = loop.stop();
    for (const run of runs) run.resolve(null);
    await stopped;
  });
  const next = () => new Promise<void>((resolve) => begun.push(resolve));
  return { loop, runs, next };
}

test('a wake-up ends the pause', async () => {
  const { loop, runs, next } = start();
  const second = next();
  runs[0]?.resolve(null);
  await Promise.resolve();
  loop.wake();
  await second;
  expect(runs).toHaveLength(2);
});

test('wake-ups during a run make one more run', async () => {
  const { loop, runs, next } = start();
  for (let n = 0; n < 5; n += 1) loop.wake();
  const second = next();
  runs[0]?.resolve(null);
  await second;
  runs[1]?.resolve(null);
  await sleep(100); // what must not happen
  expect(runs).toHaveLength(2);
});

test('after a failure the loop pauses, and a wake-up ends that pause too', async () => {
  const { loop, runs, next } = start();
  const second = next();
  runs[0]?.reject(new Error('it failed'));
  await Promise.resolve();
  loop.wake();
  await second;
  expect(runs).toHaveLength(2);
});

test('while the database is away, work is tried again soon, however rarely it is done', async () => {
  const { runs, next } = start();
  for (const turn of [0, 1]) {
    const another = next();
    runs[turn]?.reject(Object.assign(new Error('no connection'), { code: 'ECONNREFUSED' }));
    await another;
  }
  expect(runs).toHaveLength(3);
});
