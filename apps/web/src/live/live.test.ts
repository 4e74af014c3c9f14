import type { LiveChange } from '@galley/press/live';
import { expect, test } from 'vitest';
import { createLive, type Live } from './live.ts';

const change: LiveChange = { what: 'review', id: '7', version: null, newsletterId: '1' };

const nothingMoves = async () => [];

function watch(live: Live, sessionId: string) {
  const its = { heard: [] as LiveChange[], ends: 0 };
  const leave = live.watch({
    sessionId,
    heard: (heard) => its.heard.push(heard),
    progressed: () => undefined,
    end: () => {
      its.ends += 1;
    },
  });
  return { its, leave };
}

test('everybody who watches hears of a change, until they leave', () => {
  const live = createLive(nothingMoves);
  const [one, two] = [watch(live, '1'), watch(live, '2')];
  live.heard(change);
  one.leave();
  live.heard(change);
  expect([one.its, two.its]).toEqual([
    { heard: [change], ends: 0 },
    { heard: [change, change], ends: 0 },
  ]);
});

test('a fifth stream of a session ends its oldest, and no other session', () => {
  const live = createLive(nothingMoves);
  const other = watch(live, '2');
  const own = Array.from({ length: 5 }, () => watch(live, '1'));
  live.heard(change);
  expect(own.map(({ its }) => [its.ends, its.heard.length])).toEqual([
    [1, 0],
    [0, 1],
    [0, 1],
    [0, 1],
    [0, 1],
  ]);
  own[3]?.leave();
  const next = watch(live, '1');
  expect([...own, next, other].map(({ its }) => its.ends)).toEqual([1, 0, 0, 0, 0, 0, 0]);
});

test('when something may have been missed, each stream ends once, and new ones begin', () => {
  const live = createLive(nothingMoves);
  const before = watch(live, '1');
  live.missed();
  live.missed();
  const after = watch(live, '1');
  live.heard(change);
  expect([before.its, after.its]).toEqual([
    { heard: [], ends: 1 },
    { heard: [change], ends: 0 },
  ]);
});

test('once closed, every stream ends, also one that begins later', () => {
  const live = createLive(nothingMoves);
  const before = watch(live, '1');
  live.close();
  const after = watch(live, '1');
  live.heard(change);
  expect([before.its, after.its]).toEqual([
    { heard: [], ends: 1 },
    { heard: [], ends: 1 },
  ]);
});

test('a stream that ends another while a change is told disturbs nobody', () => {
  const live = createLive(nothingMoves);
  const late = watch(live, '9');
  let leave: () => void = () => undefined;
  leave = live.watch({
    sessionId: '1',
    heard: () => leave(),
    progressed: () => undefined,
    end: () => undefined,
  });
  const last = watch(live, '2');
  live.heard(change);
  expect([late.its.heard, last.its.heard]).toEqual([[change], [change]]);
});
