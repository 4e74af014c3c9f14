import { expect, test } from 'vitest';
import { surplusBackups } from './surplus-backups.ts';

const backup = (day: number, isThere = true) => ({
  id: String(day),
  fileName: `${day}`,
  dueAt: new Date(Date.UTC(2026, 10, day)),
  isThere,
});

test('the newest that are there stay', () => {
  const all = [backup(1), backup(3), backup(2), backup(4)];
  expect(surplusBackups(all, 2).map(({ id }) => id)).toEqual(['2', '1']);
  expect(surplusBackups(all, 4)).toEqual([]);
});

test('files that somebody removed or changed do not push out others', () => {
  const all = [backup(1), backup(2), backup(3, false), backup(4, false)];
  expect(surplusBackups(all, 2)).toEqual([]);
  expect(surplusBackups(all, 1).map(({ id }) => id)).toEqual(['1']);
});
