import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readSchedule } from './read-schedule.ts';

/** A Saturday. */
const now = new Date('2026-11-28T13:30:00Z');
const read = (text: string, at = now) => readSchedule(text, at)?.toISOString() ?? null;

describe('when a mail is to be sent', () => {
  test.each([
    ['2026-12-01T09:00:00Z', '2026-12-01T09:00:00.000Z'],
    ['2026-12-01T09:00:00.250+02:00', '2026-12-01T07:00:00.250Z'],
    ['2026-12-01T09:00', '2026-12-01T09:00:00.000Z'],
    ['2026-12-01 09:00:00', '2026-12-01T09:00:00.000Z'],
    ['2026-12-01', '2026-12-01T00:00:00.000Z'],
    ['in 1 min', '2026-11-28T13:31:00.000Z'],
    ['in 5 mins', '2026-11-28T13:35:00.000Z'],
    ['In 1 hour', '2026-11-28T14:30:00.000Z'],
    ['in an hour', '2026-11-28T14:30:00.000Z'],
    ['in 30 days', '2026-12-28T13:30:00.000Z'],
    ['in 2 weeks', '2026-12-12T13:30:00.000Z'],
    ['tomorrow at 9am', '2026-11-29T09:00:00.000Z'],
    ['tomorrow  at 9:15 PM', '2026-11-29T21:15:00.000Z'],
    ['today at 23:05', '2026-11-28T23:05:00.000Z'],
    ['today at 8am', '2026-11-28T08:00:00.000Z'],
    ['tomorrow at noon', '2026-11-29T12:00:00.000Z'],
    ['tomorrow at 12am', '2026-11-29T00:00:00.000Z'],
    ['Friday at 3pm ET', '2026-12-04T20:00:00.000Z'],
    ['Friday at 3pm EDT', '2026-12-04T19:00:00.000Z'],
    ['next monday 10:00', '2026-11-30T10:00:00.000Z'],
    ['saturday at 1pm', '2026-12-05T13:00:00.000Z'],
    ['saturday at 2pm', '2026-11-28T14:00:00.000Z'],
    ['today at 6am PT', '2026-11-28T14:00:00.000Z'],
  ])('%s is %s', (text, instant) => {
    expect(read(text)).toBe(instant);
  });

  test('follows daylight saving if the zone names no season', () => {
    expect(read('friday at 3pm ET', new Date('2026-07-01T00:00:00Z'))).toBe(
      '2026-07-03T19:00:00.000Z',
    );
  });

  test.each([
    '',
    'soon',
    'tomorrow',
    'tomorrow at 9',
    'tomorrow at 13pm',
    'tomorrow at 24:00',
    'tomorrow at 9:60',
    'funday at 9am',
    'in 5',
    'in 5 fortnights',
    'in constructor hours',
    'tomorrow at 9am XYZ',
    'send it tomorrow at 9am',
    '2026-13-01T09:00:00Z',
    'Dec 1 2026',
    '1764322200',
  ])('%j is refused', (text) => {
    expect(read(text)).toBeNull();
  });

  test('is never an invalid date, for any text', () => {
    const words = fc.constantFrom(
      'in',
      'tomorrow',
      'today',
      'friday',
      'at',
      '9',
      'am',
      'ET',
      ':00',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(fc.oneof(words, fc.nat().map(String))).map((all) => all.join(' ')),
        ),
        (text) => {
          const date = readSchedule(text, now);
          return date === null || !Number.isNaN(date.getTime());
        },
      ),
    );
  });

  test('counts spans from now', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 43_200 }), (minutes) => {
        expect(readSchedule(`in ${minutes} minutes`, now)?.getTime()).toBe(
          now.getTime() + minutes * 60_000,
        );
      }),
    );
  });
});
