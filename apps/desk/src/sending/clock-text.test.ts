import { expect, test } from 'vitest';
import { clockText } from './clock-text.ts';

const digitsOf = (language: string) => ({
  number: (value: number) => new Intl.NumberFormat(language).format(value),
});

test.each([
  [0, '0:00'],
  [7, '0:07'],
  [60, '1:00'],
  [760, '12:40'],
  [3900, '1:05:00'],
])('%d seconds are %s on a clock', (seconds, shown) => {
  expect(clockText(seconds, digitsOf('en'))).toBe(shown);
});

test('a clock shows the digits of its language', () => {
  expect(clockText(67, digitsOf('ar-EG'))).toBe('١:٠٧');
});
