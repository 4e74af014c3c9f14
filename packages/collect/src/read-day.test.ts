import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readDay } from './read-day.ts';

function daysOf(text: string): readonly string[] | null {
  const read = readDay(text);
  return read.kind === 'days' ? read.days : null;
}

test.each([
  '2026-03-11',
  '2026/03/11',
  '2026.3.11',
  '20260311',
  '2026-03-11T22:00:00',
  '2026-03-11 22:00',
  '2026-03-11T23:59:59-08:00',
  '2026-03-11T00:00:00.000+0900',
  '2026-03-11T12:00:00Z',
  'March 11, 2026',
  'Mar. 11, 2026',
  'Mar 11th, 2026',
  '11 March 2026',
  '11-Mar-2026',
  'Wed, 11 Mar 2026 12:00:00 GMT',
  'Wed, 11 Mar 2026 23:00:00 -0500',
  'Wednesday, March 11, 2026',
  '2026年3月11日',
  '2026년 3월 11일',
])('%s is one day', (text) => {
  expect(daysOf(text)).toEqual(['2026-03-11']);
});

test.each([
  ['2026-03-11T20:00:00Z', ['2026-03-11', '2026-03-12']],
  ['2026-03-12T04:00:00+00:00', ['2026-03-12', '2026-03-11']],
  ['1773259200', ['2026-03-11', '2026-03-12']],
  ['1773259200000', ['2026-03-11', '2026-03-12']],
])('%s is two days, depending on the place', (text, days) => {
  expect(daysOf(text)).toEqual(days);
});

test.each([
  '03/04/2026',
  '3.4.2026',
  '03/04/26',
  '2026-03',
  '2026',
  'March 2026',
  'yesterday',
  '2 days ago',
  '2026-02-30',
  '2026-13-01',
  '0001-01-01',
  '1970-01-01T00:00:00Z',
  '0',
  '2026-03-11T22:00:00 EST',
  'Thu, 11 Mar 2026 12:00:00 GMT',
  '2026-03-11T99:00:00Z',
  '11 March 2026 or so',
  '2026031107',
  '4155550123',
  '',
])('"%s" is unclear', (text) => {
  expect(daysOf(text)).toBeNull();
});

test('a moment with an offset is the day that clocks there showed', () => {
  const when = fc.date({
    min: new Date('1990-01-01'),
    max: new Date('2099-01-01'),
    noInvalidDate: true,
  });
  const offset = fc.integer({ min: -12 * 4, max: 14 * 4 }).filter((quarters) => quarters !== 0);
  fc.assert(
    fc.property(when, offset, (local, quarters) => {
      const text = local.toISOString().slice(0, 19);
      const minutes = Math.abs(quarters) * 15;
      const pad = (part: number): string => String(part).padStart(2, '0');
      const zone = `${quarters < 0 ? '-' : '+'}${pad(Math.floor(minutes / 60))}:${pad(minutes % 60)}`;
      expect(daysOf(`${text}${zone}`)).toEqual([text.slice(0, 10)]);
    }),
  );
});

test('any text is a day that exists, or unclear', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[0-9TZ:+\-/. ]{0,30}$/), (text) => {
      for (const day of daysOf(text) ?? []) {
        expect(new Date(`${day}T00:00:00Z`).toISOString().slice(0, 10)).toBe(day);
      }
    }),
  );
});
