import fc from 'fast-check';
import { expect, test } from 'vitest';
import { applyChange, moveTo, moveTowards, placeIn, revertChange, type Change } from './change.ts';
import { orderOf, queueOf, reviewOf } from './queue.fixture.ts';

const queues = fc
  .tuple(fc.nat(3), fc.integer({ min: 1, max: 6 }), fc.nat(2))
  .map(([pinned, others, held]) =>
    queueOf('ABC'.slice(0, pinned), 'abcdef'.slice(0, others), 'xy'.slice(0, held)),
  );

const changes: fc.Arbitrary<Change> = fc
  .tuple(
    fc.constantFrom('A', 'a', 'b', 'c', 'x', '?'),
    fc.option(fc.constantFrom('B', 'a', 'b', 'd', '?')),
    fc.option(fc.constantFrom('B', 'a', 'b', 'd', '?')),
    fc.boolean(),
  )
  .chain(([id, after, before, is]) =>
    fc.constantFrom<Change>(
      { kind: 'move', id, after, before },
      { kind: 'pin', id, pinned: is },
      { kind: 'hold', id },
      { kind: 'release', id, undo: is, after },
      { kind: 'remove', id },
      { kind: 'bring-back', id, review: reviewOf(id, is), held: after === null, after },
    ),
  );

test.each([
  ['up', 'c', 'ABacbd'],
  ['down', 'b', 'ABacbd'],
  ['first', 'd', 'ABdabc'],
  ['last', 'a', 'ABbcda'],
  ['down', 'A', 'BAabcd'],
] as const)('a review moves %s: %s', (direction, id, order) => {
  const queue = queueOf('AB', 'abcd');
  const move = moveTowards(queue, id, direction);
  expect(orderOf(applyChange(queue, move as Change))).toBe(order);
});

test('pinned reviews stay ahead of the others, and no move goes beyond an end', () => {
  const queue = queueOf('AB', 'ab');
  expect(moveTowards(queue, 'a', 'up')).toBeNull();
  expect(moveTowards(queue, 'B', 'down')).toBeNull();
  expect(moveTowards(queue, 'b', 'down')).toBeNull();
  expect(moveTo(queue, 'b', 0)).toEqual({ kind: 'move', id: 'b', after: 'B', before: 'a' });
});

test('a place is found behind its neighbour or, without that one, ahead of the other', () => {
  const move = { kind: 'move', id: 'a', after: 'c', before: 'd' } as const;
  expect(placeIn(queueOf('', 'abcxd'), move)).toEqual({ after: 'c', before: 'x' });
  expect(placeIn(queueOf('', 'abd'), move)).toEqual({ after: 'b', before: 'd' });
  expect(placeIn(queueOf('', 'ab'), move)).toBeNull();
  expect(placeIn(queueOf('', 'bcd'), move)).toBeNull();
});

test('no change loses or doubles a review, and a second time it changes nothing', () => {
  fc.assert(
    fc.property(queues, changes, (queue, change) => {
      const changed = applyChange(queue, change);
      const ids = [...changed.reviews, ...changed.held].map(({ id }) => id);
      expect(new Set(ids).size).toBe(ids.length);
      const before = new Set([...queue.reviews, ...queue.held].map(({ id }) => id));
      if (change.kind === 'remove') before.delete(change.id);
      if (change.kind === 'bring-back') before.add(change.id);
      expect(new Set(ids)).toEqual(before);
      expect(applyChange(changed, change)).toEqual(changed);
    }),
  );
});

test('what takes a change back gives the same order', () => {
  fc.assert(
    fc.property(queues, changes, (queue, change) => {
      const changed = applyChange(queue, change);
      const back = revertChange(queue, change);
      const reverts = change.kind === 'move' || change.kind === 'hold' || change.kind === 'remove';
      if (!reverts || back === null || changed === queue) return;
      if (queue.held.some(({ id }) => id === change.id)) return;
      expect(orderOf(applyChange(changed, back))).toBe(orderOf(queue));
    }),
  );
});
