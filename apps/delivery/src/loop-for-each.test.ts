import { setTimeout as sleep } from 'node:timers/promises';
import { createLog } from '@galley/runtime';
import { expect, onTestFinished, test } from 'vitest';
import { startLoopForEach } from './loop-for-each.ts';

/** Loops over the issues that a test opens, and a record of when each was worked. */
function start(work: (issueId: string, signal: AbortSignal) => Promise<number | null>) {
  const open = new Set<string>();
  const begun: string[] = [];
  const loops = startLoopForEach({
    name: 'test',
    log: createLog({ level: 'silent', name: 'test' }),
    pollSeconds: 0.05,
    list: async () => [...open],
    work: (issueId, signal) => {
      begun.push(issueId);
      return work(issueId, signal);
    },
  });
  onTestFinished(() => loops.stop());
  const times = (issueId: string) => begun.filter((id) => id === issueId).length;
  return { open, times, loops };
}

async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await sleep(5);
}

const untilStopped = (_: string, signal: AbortSignal) =>
  new Promise<null>((resolve) => signal.addEventListener('abort', () => resolve(null)));

test('an issue starts while another one is still being worked', async () => {
  const { open, times, loops } = start(untilStopped);
  open.add('1');
  await until(() => times('1') === 1);
  open.add('2');
  loops.wake();
  await until(() => times('2') === 1);
  expect(times('1')).toBe(1);
});

test('an issue that keeps failing holds up no other, and no issue is worked twice at once', async () => {
  const { open, times } = start((id, signal) =>
    id === '1' ? Promise.reject(new Error('broken')) : untilStopped(id, signal),
  );
  open.add('1').add('2');
  await until(() => times('1') === 4);
  expect(times('2')).toBe(1);
});

test('an issue without work is dropped, and worked again when it comes back', async () => {
  const { open, times } = start(untilStopped);
  open.add('1').add('2');
  await until(() => times('2') === 1);
  open.delete('1');
  open.add('3');
  await until(() => times('3') === 1);
  open.add('1');
  await until(() => times('1') === 2);
  expect(times('2')).toBe(1);
});

test('stopping waits for work under way, even if other work failed', async () => {
  const finish = Promise.withResolvers<null>();
  const { open, times, loops } = start((id) =>
    id === '1' ? Promise.reject(new Error('broken')) : finish.promise,
  );
  open.add('1').add('2');
  await until(() => times('1') > 0 && times('2') > 0);
  const stopping = loops.stop().then(() => 'stopped');
  expect(await Promise.race([stopping, sleep(50, 'still working')])).toBe('still working');
  finish.resolve(null);
  expect(await stopping).toBe('stopped');
});
