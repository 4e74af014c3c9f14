import { expect, test } from 'vitest';
import { orderTables } from './order-tables.ts';

test('a table comes after those that it refers to, and otherwise by name', () => {
  const references = [
    { from: 'a', to: 'd' },
    { from: 'd', to: 'c' },
    { from: 'c', to: 'c' },
    { from: 'b', to: 'elsewhere' },
  ];
  expect(orderTables(['a', 'b', 'c', 'd'], references)).toEqual(['b', 'c', 'd', 'a']);
  expect(orderTables(['d', 'c', 'b', 'a'], references)).toEqual(['b', 'c', 'd', 'a']);
});

test('tables that refer to each other have no order', () => {
  const circle = [
    { from: 'a', to: 'b' },
    { from: 'b', to: 'a' },
  ];
  expect(() => orderTables(['a', 'b'], circle)).toThrow('tables in a circle: a, b');
});
