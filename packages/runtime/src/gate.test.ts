import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createGate } from './gate.ts';

test("runs a limited number of jobs per key, the others in order, and doesn't hold up other keys", async () => {
  const gate = createGate(2);
  const begun: string[] = [];
  const ends = new Map<string, () => void>();
  const work = (key: string, name: string) =>
    gate(key, async () => {
      begun.push(name);
      await new Promise<void>((resolve) => ends.set(name, resolve));
      return name;
    });
  const all = ['a', 'b', 'c', 'd'].map((name) => work('one', name));
  const other = work('other', 'x');
  await Promise.resolve();
  expect(begun).toEqual(['a', 'b', 'x']);
  ends.get('b')?.();
  expect(await all[1]).toBe('b');
  while (!ends.has('c')) await Promise.resolve();
  expect(begun).toEqual(['a', 'b', 'x', 'c']);
  for (const name of ['x', 'a', 'c', 'd']) {
    while (!ends.has(name)) await Promise.resolve();
    ends.get(name)?.();
  }
  expect(await Promise.all([...all, other])).toEqual(['a', 'b', 'c', 'd', 'x']);
});

test('never runs more than the limit, whatever fails', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 1, max: 4 }),
      fc.array(fc.record({ turns: fc.nat(5), fails: fc.boolean() }), { maxLength: 30 }),
      async (most, works) => {
        const gate = createGate(most);
        let running = 0;
        let highest = 0;
        const ended = await Promise.allSettled(
          works.map(({ turns, fails }) =>
            gate('key', async () => {
              running += 1;
              highest = Math.max(highest, running);
              for (let turn = 0; turn < turns; turn += 1) await Promise.resolve();
              running -= 1;
              if (fails) throw new Error('unlucky');
            }),
          ),
        );
        expect(ended.map(({ status }) => status)).toEqual(
          works.map(({ fails }) => (fails ? 'rejected' : 'fulfilled')),
        );
        expect(highest).toBeLessThanOrEqual(most);
      },
    ),
  );
});
