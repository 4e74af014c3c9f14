import { expect, test } from 'vitest';
import { queueVersion } from './queue-version.ts';

const order = (text: string) =>
  text
    .split(' ')
    .filter(Boolean)
    .map((each) => ({ id: each.replace('!', ''), pinned: each.endsWith('!') }));

test('the same order has the same version, on every machine', () => {
  expect(queueVersion(order('7! 3 12'))).toBe(queueVersion(order('7! 3 12')));
  // The published test vector of FNV-1a with 64 bits.
  expect(queueVersion(order('a'))).toBe(0xaf63dc4c8601ec8cn.toString(36));
});

test('another order, pin or review makes another version', () => {
  const orders = ['', '1', '2', '1!', '1 2', '2 1', '1! 2', '1 2!', '12', '1 2 3', '1 23', '12 3'];
  const versions = orders.map((each) => queueVersion(order(each)));
  expect(new Set(versions).size).toBe(orders.length);
});
