import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readImportDate } from './import-date.ts';

test.each([
  ['2024-05-06T07:08:09.123Z', '2024-05-06T07:08:09.123Z'],
  ['2024-05-06 07:08:09', '2024-05-06T07:08:09.000Z'],
  ['2024-05-06', '2024-05-06T00:00:00.000Z'],
  [' 2023-03-24 10:23:10 UTC ', '2023-03-24T10:23:10.000Z'],
  ['2023-01-02 16:55:00+00:00', '2023-01-02T16:55:00.000Z'],
  ['2023-01-02T16:55+0530', '2023-01-02T11:25:00.000Z'],
  ['2021-06-02 10:00:00.1 +0000 UTC', '2021-06-02T10:00:00.100Z'],
  ['2021-06-02 10:00:00.123456789 -0700 MST', '2021-06-02T17:00:00.123Z'],
])('%s is %s', (text, instant) => {
  expect(readImportDate(text)).toBe(instant);
});

test.each([
  '',
  'never',
  '06/05/2024',
  '2024-13-01',
  '2024-02-30',
  '0000-00-00',
  '2024-05-06 25:00',
])('"%s" is not a date', (text) => {
  expect(readImportDate(text)).toBe(null);
});

test('every instant of an export is read exactly', () => {
  const instants = fc.date({ min: new Date(0), max: new Date('2100-01-01'), noInvalidDate: true });
  fc.assert(
    fc.property(instants, (instant) => {
      expect(readImportDate(instant.toISOString())).toBe(instant.toISOString());
    }),
  );
});
