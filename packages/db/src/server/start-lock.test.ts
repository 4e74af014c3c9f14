import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { temporaryDataDir } from '@galley/test/kit';
import { expect, it } from 'vitest';
import { withStartLock } from './start-lock.ts';

it('lets one in at a time', async () => {
  const file = join(await temporaryDataDir(), 'lock');
  let inside = 0;
  const most: number[] = [];
  const work = () =>
    withStartLock(file, async () => {
      inside += 1;
      await sleep(5);
      most.push(inside);
      inside -= 1;
    });
  await Promise.all([work(), work(), work(), work()]);
  expect(most).toEqual([1, 1, 1, 1]);
});

it('lets the next one in after a failure', async () => {
  const file = join(await temporaryDataDir(), 'lock');
  await expect(withStartLock(file, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
  expect(await withStartLock(file, () => Promise.resolve('yes'))).toBe('yes');
});
