import fc from 'fast-check';
import { expect, test } from 'vitest';
import { resumeAfterQuota } from './resume-after-quota.ts';

const NOW = new Date('2026-11-22T18:30:00Z');
const HOUR = 3_600_000;
const after = (hours: number) => new Date(NOW.getTime() + hours * HOUR);
const hoursUntil = (instant: Date) => (instant.getTime() - NOW.getTime()) / HOUR;

test('a quota is tried again a minute after the reset that Resend names', () => {
  const resetsAt = new Date('2026-11-23T09:12:00Z');
  expect(resumeAfterQuota('daily', resetsAt, 1, NOW)).toEqual(new Date('2026-11-23T09:13:00Z'));
  const monthly = new Date('2026-12-14T00:00:00Z');
  expect(resumeAfterQuota('monthly', monthly, 1, NOW)).toEqual(new Date('2026-12-14T00:01:00Z'));
});

test.each([
  ['that is unknown', null],
  ['that is past', after(-1)],
  ['that is now', NOW],
  ['that is further away than its period', after(24 * 40)],
])('for a reset %s, retries come at growing intervals', (_what, resetsAt) => {
  const hours = (period: 'daily' | 'monthly') =>
    [1, 2, 3, 4, 9, 1000].map((attempt) =>
      hoursUntil(resumeAfterQuota(period, resetsAt, attempt, NOW)),
    );
  expect(hours('daily')).toEqual([1, 2, 4, 6, 6, 6]);
  expect(hours('monthly')).toEqual([6, 12, 24, 24, 24, 24]);
});

test('a quota is tried again after now, and a daily one within a day', () => {
  fc.assert(
    fc.property(
      fc.option(fc.date({ noInvalidDate: true }), { nil: null }),
      fc.integer({ min: 1, max: 5000 }),
      (resetsAt, attempt) => {
        const at = hoursUntil(resumeAfterQuota('daily', resetsAt, attempt, NOW));
        expect(at).toBeGreaterThan(0.01);
        expect(at).toBeLessThanOrEqual(25.1);
      },
    ),
  );
});
