import { expect, test } from 'vitest';
import { firstStrong } from './first-strong.ts';

test.each([
  ['Inside OpenAI', 'ltr'],
  ['"5 of 5," he said', 'ltr'],
  ['灯台守', 'ltr'],
  ['شبكة هادئة', 'rtl'],
  ['… 12 مراجعة of 5', 'rtl'],
  ['שלום world', 'rtl'],
  ['2026 – 5/5 ★', null],
  ['', null],
])('%s runs %s', (text, direction) => {
  expect(firstStrong(text)).toBe(direction);
});
