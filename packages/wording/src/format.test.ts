import { expect, test } from 'vitest';
import { makeFormat } from './format.ts';

test.each([
  ['en', 172_800, '2 days'],
  ['en', 129_600, '36 hours'],
  ['en', 86_400, '24 hours'],
  ['en', 3600, '1 hour'],
  ['en', 900, '15 minutes'],
  ['en', 10, '1 minute'],
  ['de', 172_800, '2 Tage'],
  ['es', 3600, '1 hora'],
  ['ar', 172_800, 'يومان'],
])('%s: %i seconds are "%s"', (language, seconds, words) => {
  expect(makeFormat(language).duration(seconds)).toBe(words);
});

test.each([
  ['en', 'Friday, November 20, 2026', 'October 2026', '3.5'],
  ['en-GB', 'Friday, 20 November 2026', 'October 2026', '3.5'],
  ['de', 'Freitag, 20. November 2026', 'Oktober 2026', '3,5'],
  ['es', 'viernes, 20 de noviembre de 2026', 'octubre de 2026', '3,5'],
  ['ar-EG', 'الجمعة، ٢٠ نوفمبر ٢٠٢٦', 'أكتوبر ٢٠٢٦', '٣٫٥'],
])('%s writes dates and numbers in its own way', (language, date, month, number) => {
  const format = makeFormat(language);
  expect(format.date('2026-11-20', 'full')).toBe(date);
  expect(format.month('2026-10')).toBe(month);
  expect(format.number(3.5)).toBe(number);
});

test('a count takes the form of its language', () => {
  const forms = { one: 'one', two: 'two', few: '# few', many: '# many', other: '# other' };
  const arabic = [1, 2, 3, 11, 100].map((count) => makeFormat('ar').plural(count, forms));
  expect(arabic).toEqual(['one', 'two', '3 few', '11 many', '100 other']);
  expect(makeFormat('en').plural(2, forms)).toBe('2 other');
  expect(makeFormat('ar').plural(2, { other: '# other' })).toBe('2 other');
});
