import { expect, test } from 'vitest';
import { paceHold } from './pace-hold.ts';
import type { WireResult } from './wire-result.ts';

const NOW = new Date('2026-11-22T12:00:00Z');
const response = (remaining: string | null, reset: string | null): WireResult => ({
  kind: 'response',
  status: 200,
  body: '',
  headers: {
    retryAfter: null,
    ratelimitLimit: '10',
    ratelimitRemaining: remaining,
    ratelimitReset: reset,
    monthlyQuota: null,
    dailyQuota: null,
  },
});

const accepted = { kind: 'accepted', ids: [] } as const;

test('goes on at once while calls are left in the window', () => {
  expect(paceHold(response('3', '1'), accepted, NOW)).toBe(0);
  expect(paceHold(response(null, null), accepted, NOW)).toBe(0);
});

test('waits for the next window when none is left', () => {
  expect(paceHold(response('0', '2'), accepted, NOW)).toBe(2);
});

test('waits as long as a 429 asks for', () => {
  expect(paceHold(response('5', '1'), { kind: 'slow-down', seconds: 9 }, NOW)).toBe(9);
});

test('waits for nothing when there was no answer', () => {
  const lost: WireResult = { kind: 'lost', code: 'TIMEOUT' };
  expect(paceHold(lost, { kind: 'ambiguous', code: 'TIMEOUT' }, NOW)).toBe(0);
});
