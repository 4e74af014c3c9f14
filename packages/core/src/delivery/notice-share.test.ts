import { expect, test } from 'vitest';
import { mayMailReader } from './notice-share.ts';

test.each([
  ['no issue is ahead', { dailyLimit: 100, used: 99, issueAhead: false }, true],
  ['the quota is unknown', { dailyLimit: null, used: 5000, issueAhead: true }, true],
  ['less than a quarter is used', { dailyLimit: 100, used: 24, issueAhead: true }, true],
  ['a quarter is used', { dailyLimit: 100, used: 25, issueAhead: true }, false],
  ['the quota is zero', { dailyLimit: 0, used: 0, issueAhead: true }, false],
])('when %s', (_when, quota, may) => {
  expect(mayMailReader(quota)).toBe(may);
});
