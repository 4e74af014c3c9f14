import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { createGroupWriter } from './group-writer.ts';

function record(options: { most: number; bad?: readonly number[]; away?: boolean }) {
  const turns: number[][] = [];
  const written: number[] = [];
  const writer = createGroupWriter<number>({
    most: options.most,
    writeAll: async (things) => {
      turns.push([...things]);
      await sleep(20);
      if (options.away === true) throw new Error('the database is away');
      const bad = things.filter((thing) => options.bad?.includes(thing));
      written.push(...things.filter((thing) => !bad.includes(thing)));
      return new Map(bad.map((thing) => [thing, new Error(`${thing} is bad`)]));
    },
  });
  return { turns, written, writer };
}

test('what comes in one moment is written at once, and what comes meanwhile together', async () => {
  const { turns, writer } = record({ most: 100 });
  const first = [1, 2].map((thing) => writer.write(thing));
  await sleep(2);
  await Promise.all([...first, ...[3, 4, 5].map((thing) => writer.write(thing))]);
  expect(turns).toEqual([
    [1, 2],
    [3, 4, 5],
  ]);
  await writer.write(6);
  expect(turns.at(-1)).toEqual([6]);
});

test('no turn holds more than it may', async () => {
  const { turns, writer } = record({ most: 2 });
  await Promise.all([1, 2, 3, 4, 5].map((thing) => writer.write(thing)));
  expect(turns).toEqual([[1, 2], [3, 4], [5]]);
});

test('whoever is told that a thing is written finds it written', async () => {
  const { written, writer } = record({ most: 3 });
  const things = Array.from({ length: 20 }, (_, n) => n);
  await Promise.all(
    things.map(async (thing) => {
      await writer.write(thing);
      expect(written).toContain(thing);
    }),
  );
  expect(written).toEqual(things);
});

test('a bad thing fails alone', async () => {
  const { written, writer } = record({ most: 100, bad: [3] });
  const results = await Promise.allSettled([1, 2, 3, 4].map((thing) => writer.write(thing)));
  expect(results.map(({ status }) => status)).toEqual([
    'fulfilled',
    'fulfilled',
    'rejected',
    'fulfilled',
  ]);
  expect(written).toEqual([1, 2, 4]);
});

test('a failure of the whole befalls those of its turn, and the next is tried all the same', async () => {
  const { turns, writer } = record({ most: 2, away: true });
  const results = await Promise.allSettled([1, 2, 3, 4].map((thing) => writer.write(thing)));
  expect(results.every(({ status }) => status === 'rejected')).toBe(true);
  expect(turns).toEqual([
    [1, 2],
    [3, 4],
  ]);
});
