import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatCadence, parseCadence } from './cadence.ts';
import { cadences } from './schedule.arbitrary.ts';

test.each([
  ['weekly fri 08:00', 'weekly fri 08:00'],
  ['  Weekly   FRIDAY 8:05 ', 'weekly fri 08:05'],
  ['monthly 15 08:00', 'monthly 15 08:00'],
  ['monthly 31 23:59', 'monthly 31 23:59'],
  ['monthly first mon 08:00', 'monthly first mon 08:00'],
  ['monthly last Friday 00:00', 'monthly last fri 00:00'],
])('reads %j as %j', (text, canonical) => {
  const reading = parseCadence(text);
  expect(reading.kind === 'ok' && formatCadence(reading.cadence)).toBe(canonical);
});

test.each([
  '',
  'fri 08:00',
  'weekly 08:00',
  'weekly fri',
  'weekly fri 24:00',
  'weekly fri 08:60',
  'weekly fri 8am',
  'weekly first fri 08:00',
  'monthly 0 08:00',
  'monthly 32 08:00',
  'monthly fifth fri 08:00',
  'monthly first fri sat 08:00',
  'daily 08:00',
])('refuses %j and says what is expected', (text) => {
  expect(parseCadence(text)).toEqual({
    kind: 'invalid',
    expected: expect.stringContaining('weekly fri 08:00'),
  });
});

test('what it prints reads back equal', () => {
  fc.assert(
    fc.property(cadences, (cadence) => {
      expect(parseCadence(formatCadence(cadence))).toEqual({ kind: 'ok', cadence });
    }),
  );
});
