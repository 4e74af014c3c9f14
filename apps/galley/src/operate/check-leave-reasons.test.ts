import { expect, test } from 'vitest';
import { checkLeaveReasons } from './check-leave-reasons.ts';

test('why readers left is reported for each newsletter that heard it', () => {
  const counts = [
    { reason: 'too-often' as const, count: 4 },
    { reason: 'other' as const, count: 1 },
  ];
  expect(checkLeaveReasons([{ newsletter: 'weekly', counts }])).toMatchObject([
    {
      name: 'leaving weekly',
      found: 'in 30 days 5 readers said why they left (too-often 4, other 1)',
    },
  ]);
  expect(checkLeaveReasons([])).toEqual([]);
});
