import { expect, test } from 'vitest';
import { BATCH_EDGES, BATCH_STATES, DELIVERY_EDGES, DELIVERY_STATES } from './delivery-state.ts';

test('an accepted or void batch never changes again', () => {
  expect(BATCH_EDGES.accepted).toEqual([]);
  expect(BATCH_EDGES.void).toEqual([]);
});

test('nothing returns to prepared: another freeze is another batch', () => {
  expect(BATCH_STATES.filter((from) => BATCH_EDGES[from].includes('prepared'))).toEqual([]);
});

test('an accepted delivery never changes again, and an uncertain one is never pending again', () => {
  expect(DELIVERY_EDGES.accepted).toEqual([]);
  expect(DELIVERY_STATES.filter((from) => DELIVERY_EDGES[from].includes('pending'))).toEqual([
    'rejected',
  ]);
});
