import { expect, test } from 'vitest';
import { issueName, readIssueName } from './issue-name.ts';

test('an issue is named by its number, and an urgent correction by its own count', () => {
  for (const number of [1, 12, 2_147_483_647, -1, -7]) {
    expect(readIssueName(issueName(number))).toBe(number);
  }
  expect(issueName(12)).toBe('12');
  expect(issueName(-3)).toBe('correction-3');
});

test('nothing else is a name', () => {
  for (const text of ['', '0', '-1', '01', 'correction-0', 'correction--1', '2147483648', ' 1']) {
    expect(readIssueName(text)).toBeNull();
  }
});
