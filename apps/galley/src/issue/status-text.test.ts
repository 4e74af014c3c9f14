import { expect, test } from 'vitest';
import { createPaint } from '../shell/paint.ts';
import { statusText } from './status-text.ts';

const counts = {
  audience: 9,
  accepted: 7,
  rejected: 1,
  excluded: 1,
  uncertain: 0,
  pending: 0,
  delivered: 3,
  bounced: 1,
  complained: 0,
  suppressed: 1,
  failed: 1,
  silent: 1,
  nothingChosen: 0,
  monthly: 1,
  onPause: 0,
};

test('says what became of every accepted mail', () => {
  const text = statusText(createPaint({ write: () => undefined }, {}), {
    number: 4,
    state: 'sent',
    held: null,
    reason: null,
    detail: null,
    timeZone: 'UTC',
    counts,
    approvals: [],
    overrides: [],
    troubled: [],
  });
  expect(text.split('\n').map((line) => line.replace(/ {2,}/, ': '))).toEqual([
    'Issue 4 sent',
    'audience: 9',
    'accepted: 7',
    'rejected: 1',
    'excluded: 1',
    'delivered: 3',
    'bounced: 1',
    'suppressed by the provider: 1',
    'failed at the provider: 1',
    'accepted, no news yet: 1',
    'excluded: monthly readers: 1',
  ]);
});
