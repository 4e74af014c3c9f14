import type { Queue } from '@galley/contract/review';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createArranger, foresee, type Sent } from './arranger.ts';
import { applyChange, moveTowards, type Change, type Direction } from './change.ts';
import { orderOf, queueOf } from './queue.fixture.ts';

/** A server that holds an order, takes moves as ours does, and answers when it is told to. */
function serve(order: string) {
  let stored = queueOf('', order);
  let seen = stored;
  const replies: (() => void)[] = [];
  const sent: string[] = [];
  const failed: [string, unknown][] = [];
  const reread = async (): Promise<void> => {
    seen = stored;
  };
  const arranger = createArranger({
    read: () => seen,
    reread,
    send: (change, queue) =>
      new Promise<Sent>((resolve) => {
        replies.push(() => resolve(take(change, queue)));
      }),
    fail: (change, error) => failed.push([change.id, error]),
  });
  const take = (change: Change, queue: Queue): Sent => {
    sent.push(change.kind === 'move' ? `${change.after}<${change.id}<${change.before}` : change.id);
    const others = stored.reviews.filter(({ id }) => id !== change.id).map(({ id }) => id);
    if (change.kind === 'move' && queue.version !== stored.version) {
      const index = change.after === null ? 0 : others.indexOf(change.after) + 1;
      const isThere = change.after === null || index > 0;
      if (!isThere || (others[index] ?? null) !== change.before) return { kind: 'moved' };
    }
    const changed = applyChange(stored, change);
    stored = { ...changed, version: orderOf(changed) };
    seen = stored;
    return { kind: 'done' };
  };
  return {
    arranger,
    reread,
    sent,
    failed,
    shown: () => orderOf(foresee(seen, arranger.waiting())),
    stored: () => orderOf(stored),
    /** Somebody else changes the order, and this browser does not hear of it. */
    reorder: (order: string) => {
      stored = queueOf('', order);
    },
    move: (id: string, direction: Direction) => {
      const move = moveTowards(foresee(seen, arranger.waiting()), id, direction);
      if (move !== null) arranger.change(move);
    },
    settle: async () => {
      while (arranger.waiting().length > 0) {
        replies.shift()?.();
        await Promise.resolve();
      }
    },
  };
}

test('a move shows at once, and what follows it waits its turn', async () => {
  const server = serve('abcd');
  server.move('d', 'up');
  server.move('d', 'up');
  server.move('d', 'up');
  server.move('a', 'down');
  expect(server.shown()).toBe('dbac');
  expect(server.stored()).toBe('abcd');
  await server.settle();
  expect(server.stored()).toBe('dbac');
  // The second and the third move of d became one.
  expect(server.sent).toEqual(['b<d<c', 'null<d<a', 'b<a<c']);
});

test('a move from an order that others have changed is made again from the new one', async () => {
  const server = serve('abcd');
  server.reorder('abxcd');
  server.move('d', 'first');
  server.reorder('xabcd');
  await server.settle();
  expect(server.stored()).toBe('dxabc');
  expect(server.failed).toEqual([]);
});

test('a move to a place that is gone is dropped, and the order is that of the others', async () => {
  const server = serve('abcd');
  server.move('d', 'up');
  server.reorder('ad');
  await server.settle();
  expect(server.shown()).toBe('ad');
  expect(server.failed).toEqual([['d', null]]);
});

test('whatever two people do, the page ends with the order of the server, and no review is lost', async () => {
  const moves = fc.array(
    fc.tuple(
      fc.constantFrom('a', 'b', 'c', 'd', 'e'),
      fc.constantFrom<Direction>('up', 'down', 'first', 'last'),
      fc.option(fc.shuffledSubarray(['a', 'b', 'c', 'd', 'e'], { minLength: 1 })),
    ),
    { maxLength: 12 },
  );
  await fc.assert(
    fc.asyncProperty(moves, async (moves) => {
      const server = serve('abcde');
      let there = 'abcde';
      for (const [id, direction, others] of moves) {
        server.move(id, direction);
        there = others?.join('') ?? there;
        if (others !== null) server.reorder(there);
      }
      await server.settle();
      await server.reread();
      expect(server.shown()).toBe(server.stored());
      expect(server.stored().split('').toSorted()).toEqual(there.split('').toSorted());
    }),
  );
});
