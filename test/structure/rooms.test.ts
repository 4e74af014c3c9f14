import { expect, test } from 'vitest';
import {
  drawnArrows,
  findCircle,
  folderArrows,
  linesOf,
  manifestArrows,
  roomArrows,
  ROOMS,
} from './rooms.ts';

test('CONTRIBUTING.md draws every arrow between rooms, and none that is not there', () => {
  expect(linesOf(drawnArrows())).toEqual(linesOf(roomArrows()));
});

test('a room names in its manifest every room that it imports', () => {
  const named = new Set(linesOf(manifestArrows()));
  expect(linesOf(roomArrows()).filter((arrow) => !named.has(arrow))).toEqual([]);
});

test('no rooms import each other in a circle', () => {
  expect(findCircle(roomArrows())).toBeNull();
});

test.each(ROOMS)('no folders of %s import each other in a circle', (room) => {
  expect(findCircle(folderArrows(room))).toBeNull();
});

test('a circle is found, however long', () => {
  const arrows = new Map([
    ['a', new Set(['b'])],
    ['b', new Set(['c', 'd'])],
    ['d', new Set(['b'])],
  ]);
  expect(findCircle(arrows)).toEqual(['b', 'd', 'b']);
});
