import { expect, test } from 'vitest';
import type { Feedback } from './feedback.ts';
import { SUPPRESSION_STRENGTH, suppressionOf } from './suppression-reason.ts';

const base = { issueId: '7', subscriberId: '12', resendId: 'a', bucket: 0, at: new Date(0) };

test.each<[Feedback, ReturnType<typeof suppressionOf>]>([
  [{ ...base, kind: 'seen' }, null],
  [{ ...base, kind: 'delivered' }, null],
  [{ ...base, kind: 'failed', detail: 'reached_daily_quota' }, null],
  [{ ...base, kind: 'bounced', blame: 'moment', detail: 'Transient' }, null],
  [{ ...base, kind: 'bounced', blame: 'mail', detail: 'Transient' }, null],
  [
    { ...base, kind: 'bounced', blame: 'address', detail: 'Permanent NoEmail' },
    { reason: 'bounce', detail: 'Permanent NoEmail' },
  ],
  [
    { ...base, kind: 'complained' },
    { reason: 'complaint', detail: null },
  ],
  [
    { ...base, kind: 'suppressed', detail: 'previous_bounce' },
    { reason: 'provider', detail: 'previous_bounce' },
  ],
])('for %j is %j', (feedback, suppression) => {
  expect(suppressionOf(feedback)).toEqual(suppression);
});

test('a complaint is the strongest reason, and a temporary one the weakest', () => {
  expect(SUPPRESSION_STRENGTH).toEqual([
    'complaint',
    'bounce',
    'provider',
    'by-hand',
    'transient-bounce',
  ]);
});
