import { expect, test } from 'vitest';
import { gather } from './gather.ts';

/** Answers each group when the test opens its gate. */
function gated(most?: number) {
  const groups: (readonly number[])[] = [];
  const gates: (() => void)[] = [];
  const ask = gather<number, number>(async (asked) => {
    groups.push(asked);
    await new Promise<void>((resolve) => gates.push(resolve));
    if (asked.includes(13)) throw new Error('unlucky');
    return asked.map((each) => each * 2);
  }, most);
  const turn = () => new Promise((resolve) => setImmediate(resolve));
  return {
    groups,
    ask,
    /** Waits until one more group is being served. */
    begun: async () => {
      while (gates.length === 0) await turn();
    },
    /** Releases the answers of the group that is being served. */
    answer: () => gates.shift()?.(),
  };
}

test('simultaneous calls are answered together, each with its own answer', async () => {
  const { groups, ask, begun, answer } = gated();
  const answers = Promise.all([1, 2, 3].map(ask));
  await begun();
  answer();
  expect(await answers).toEqual([2, 4, 6]);
  expect(groups).toEqual([[1, 2, 3]]);
});

test('a call during another is served next, with all that wait by then', async () => {
  const { groups, ask, begun, answer } = gated();
  const first = ask(1);
  await begun();
  const later = [2, 3].map(ask);
  answer();
  expect(await first).toBe(2);
  await begun();
  answer();
  expect(await Promise.all(later)).toEqual([4, 6]);
  expect(groups).toEqual([[1], [2, 3]]);
});

test('no group exceeds the limit', async () => {
  const { groups, ask, begun, answer } = gated(2);
  const answers = Promise.all([1, 2, 3, 4, 5].map(ask));
  for (let n = 0; n < 3; n += 1) {
    await begun();
    answer();
  }
  expect(await answers).toEqual([2, 4, 6, 8, 10]);
  expect(groups).toEqual([[1, 2], [3, 4], [5]]);
});

test('a failure affects only its group', async () => {
  const { ask, begun, answer } = gated();
  const failing = Promise.allSettled([1, 13].map(ask));
  await begun();
  const other = ask(4);
  answer();
  await begun();
  answer();
  expect(await other).toBe(8);
  expect((await failing).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
});

test('too few answers are an error, not silence', async () => {
  const ask = gather<number, number>(async () => []);
  await expect(ask(1)).rejects.toThrow('answer');
});
