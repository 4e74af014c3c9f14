import { expect, test } from 'vitest';
import { RECONCILE_DELAYS } from './reconcile-delays.ts';

test('mails are read back soon, then less and less often, for about a week', () => {
  const days = RECONCILE_DELAYS.reduce((sum, seconds) => sum + seconds, 0) / 86_400;
  expect(RECONCILE_DELAYS[0]).toBeLessThanOrEqual(60);
  expect(RECONCILE_DELAYS).toEqual(RECONCILE_DELAYS.toSorted((a, b) => a - b));
  expect(days).toBeGreaterThan(6);
  expect(days).toBeLessThan(10);
});
