import fc from 'fast-check';
import { expect, test } from 'vitest';
import { judgeClicks, type MachineSign, type ReaderClick } from './judge-clicks.ts';

const LINKS = 20;
const DELIVERED = new Date('2026-11-30T08:00:00Z');

/** Clicks so many seconds after delivery. */
const clicks = (...seconds: readonly number[]): readonly ReaderClick[] =>
  seconds.map((after, index) => ({
    link: index,
    at: new Date(DELIVERED.getTime() + after * 1000),
    byProgram: false,
  }));

test.each<[string, readonly number[], readonly (MachineSign | null)[]]>([
  ['a reader who opens a mail later', [300], [null]],
  ['a gateway that looks before it takes the mail', [-40], ['at-delivery']],
  ['a scanner right after delivery', [0, 9.9, 10], ['at-delivery', 'at-delivery', 'at-delivery']],
  ['a reader who is quick', [11], [null]],
  ['a click long before delivery, as only a wrong clock shows', [-61], [null]],
  ['a double click', [60, 60.2], [null, null]],
  ['two links opened one after the other', [60, 61.5], [null, null]],
  ['all links within a second', [43, 43.2, 43.4, 43.9], ['burst', 'burst', 'burst', 'burst']],
  ['three clicks within two seconds', [60, 61, 62], ['burst', 'burst', 'burst']],
  ['three clicks within a little more', [60, 61, 62.1], [null, null, null]],
  ['a reader some time after a scanner', [43, 43.1, 43.2, 90], ['burst', 'burst', 'burst', null]],
])('judges %s', (_, seconds, signs) => {
  expect(judgeClicks(clicks(...seconds), DELIVERED, LINKS)).toEqual(signs);
});

test('a program is one whenever it clicks; other signs need no name', () => {
  const late = clicks(9_000).map((one) => ({ ...one, byProgram: true }));
  expect(judgeClicks(late, DELIVERED, LINKS)).toEqual(['program']);
});

test('without a time of delivery only the other signs count', () => {
  expect(judgeClicks(clicks(0, 30, 30.1, 30.2), null, LINKS)).toEqual([
    null,
    'burst',
    'burst',
    'burst',
  ]);
});

const count = fc.integer({ min: 1, max: 5 });
const link = fc.nat({ max: 4 });
const click = fc.record({
  link,
  at: fc.integer({ min: -90_000, max: 120_000 }).map((ms) => new Date(DELIVERED.getTime() + ms)),
  byProgram: fc.boolean(),
});
const near = fc.record({
  link,
  at: fc.integer({ min: 60_000, max: 66_000 }).map((ms) => new Date(DELIVERED.getTime() + ms)),
  byProgram: fc.constant(false),
});
const some = fc.array(fc.oneof(click, near), { maxLength: 12 });
const delivery = fc.option(fc.constant(DELIVERED));

test('the order of clicks makes no difference', () => {
  fc.assert(
    fc.property(
      some.chain((all) =>
        fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })),
      ),
      delivery,
      count,
      ([all, shuffled], deliveredAt, links) => {
        const signs = new Map(
          judgeClicks(all, deliveredAt, links).map((sign, index) => [all[index], sign]),
        );
        expect(judgeClicks(shuffled, deliveredAt, links)).toEqual(
          shuffled.map((one) => signs.get(one)),
        );
      },
    ),
  );
});

test('one more click takes no sign away', () => {
  fc.assert(
    fc.property(some, fc.oneof(click, near), delivery, count, (all, more, deliveredAt, links) => {
      const before = judgeClicks(all, deliveredAt, links);
      const after = judgeClicks([...all, more], deliveredAt, links);
      before.forEach((sign, index) => {
        if (sign !== null) expect(after[index]).toBe(sign);
      });
    }),
  );
});

test('a burst has at least three clicks, all within four seconds of each one', () => {
  fc.assert(
    fc.property(some, (all) => {
      judgeClicks(all, null, LINKS).forEach((sign, index) => {
        if (sign !== 'burst') return;
        const at = all[index]?.at.getTime() ?? NaN;
        const close = all.filter((one) => Math.abs(one.at.getTime() - at) <= 2_000);
        expect(close.length).toBeGreaterThanOrEqual(3);
      });
    }),
  );
});

test('each link once, however few there are, is a burst; one link twice is a double click', () => {
  const two = clicks(60, 61);
  const twice = two.map((one) => ({ ...one, link: 0 }));
  expect(judgeClicks(two, DELIVERED, 2)).toEqual(['burst', 'burst']);
  expect(judgeClicks(twice, DELIVERED, 2)).toEqual([null, null]);
  expect(judgeClicks(twice, DELIVERED, 1)).toEqual([null, null]);
});

test('a program that clicks a hundred thousand times is judged like one that clicks three times', () => {
  const all = clicks(...Array.from({ length: 100_000 }, (_, n) => 60 + n / 100_000));
  expect(new Set(judgeClicks(all, DELIVERED, LINKS))).toEqual(new Set(['burst']));
});
