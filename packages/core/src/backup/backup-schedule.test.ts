import { expect, test } from 'vitest';
import { backupFileName, dueBackup } from './backup-schedule.ts';

test('a daily backup is due at midnight UTC, whenever somebody asks', () => {
  const due = new Date('2026-11-30T00:00:00Z');
  for (const now of ['2026-11-30T00:00:00Z', '2026-11-30T23:59:59.999Z']) {
    expect(dueBackup(new Date(now), 86_400)).toEqual(due);
  }
  expect(dueBackup(new Date('2026-11-30T05:59:00Z'), 6 * 3600)).toEqual(due);
});

test('its file is named after that instant', () => {
  expect(backupFileName(new Date('2026-11-30T06:00:00Z'))).toBe('galley-20261130T060000Z.backup');
});
