import { expect, test } from 'vitest';
import { localTime } from './local-time.ts';

test('shows an instant as a wall clock does', () => {
  expect(localTime(new Date('2026-07-03T22:30:00Z'), 'Australia/Lord_Howe')).toEqual({
    date: '2026-07-04',
    time: '09:00',
    timeZone: 'Australia/Lord_Howe',
  });
});
