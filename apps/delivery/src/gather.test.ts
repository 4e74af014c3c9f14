import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { gather } from './gather.ts';

const recorded = () => {
  const groups: (readonly number[])[] = [];
  const ask = gather<number, number>(async (asked) => {
    groups.push(asked);
    await sleep(5);
    if (asked.includes(13)) throw new Error('unlucky');
    return asked.map((each) => each * 2);
  });
  return { groups, ask };
};

test('those who ask together are answered together, each with its own answer', async () => {
  const { groups, ask } = recorded();
  expect(await Promise.all([1, 2, 3].map(ask))).toEqual([2, 4, 6]);
  expect(groups).toEqual([[1, 2, 3]]);
});

test('who asks while others are served comes next, with everybody who waits by then', async () => {
  const { groups, ask } = recorded();
  const first = ask(1);
  await sleep(2);
  const later = [2, 3].map(ask);
  expect(await Promise.all([first, ...later])).toEqual([2, 4, 6]);
  expect(groups).toEqual([[1], [2, 3]]);
});

test('a failure is that of its group alone', async () => {
  const { ask } = recorded();
  const failing = Promise.allSettled([1, 13].map(ask));
  await sleep(2);
  expect(await ask(4)).toBe(8);
  expect((await failing).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
});

test('too few answers are an error, not silence', async () => {
  const ask = gather<number, number>(async () => []);
  await expect(ask(1)).rejects.toThrow('answer');
});
