import fc from 'fast-check';
import { expect, test } from 'vitest';
import { RETRY_SECONDS, isDeadSince, judgeTry } from './judge-try.ts';

const NOW = new Date('2026-03-09T12:00:00Z');
const answered = (status: number, retryAfter: string | null = null) =>
  ({ kind: 'answered', status, retryAfter }) as const;
const judge = (answer: Parameters<typeof judgeTry>[0], retries = 0) =>
  judgeTry(answer, retries, NOW, 0.5);

test.each([200, 201, 202, 204, 299])('%i is success', (status) => {
  expect(judge(answered(status))).toEqual({ kind: 'delivered' });
});

test('410 ends it, also where another try would be left', () => {
  expect(judge(answered(410))).toEqual({ kind: 'gone' });
  expect(judge(answered(410), 99)).toEqual({ kind: 'gone' });
});

test.each([100, 301, 302, 308, 400, 401, 404, 500])('%i is tried again in 5 s', (status) => {
  expect(judge(answered(status))).toEqual({ kind: 'retry', afterSeconds: 5, quietSeconds: 0 });
});

test('no answer is tried again', () => {
  expect(judge({ kind: 'unanswered' })).toMatchObject({ kind: 'retry', afterSeconds: 5 });
});

test('the pauses grow over more than three days, and then it is given up', () => {
  const pauses = RETRY_SECONDS.map((_, retries) => {
    const verdict = judge(answered(500), retries);
    return verdict.kind === 'retry' ? verdict.afterSeconds : null;
  });
  expect(pauses).toEqual(RETRY_SECONDS);
  expect(RETRY_SECONDS.reduce((sum, one) => sum + one)).toBeGreaterThan(75 * 3600);
  expect(judge(answered(500), RETRY_SECONDS.length)).toMatchObject({ kind: 'given-up' });
});

test('chance moves a pause by at most a fifth', () => {
  fc.assert(
    fc.property(
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.nat(RETRY_SECONDS.length - 1),
      (chance, retries) => {
        const verdict = judgeTry(answered(500), retries, NOW, chance);
        const pause = RETRY_SECONDS[retries] ?? 0;
        if (verdict.kind !== 'retry') throw new Error(verdict.kind);
        expect(Math.abs(verdict.afterSeconds - pause)).toBeLessThanOrEqual(pause * 0.2 + 1e-6);
      },
    ),
  );
});

test('a busy target is left alone: 5 s, or as long as it asks for, but no more than an hour', () => {
  for (const status of [429, 502, 503, 504]) {
    expect(judge(answered(status))).toMatchObject({ quietSeconds: 5 });
  }
  expect(judge(answered(503, '90'))).toMatchObject({ quietSeconds: 90, afterSeconds: 90 });
  expect(judge(answered(429, '999999'))).toMatchObject({ quietSeconds: 3600 });
  expect(judge(answered(500, '30'))).toMatchObject({ quietSeconds: 30 });
});

test('Retry-After may be a date', () => {
  const date = 'Mon, 09 Mar 2026 12:02:00 GMT';
  expect(judge(answered(503, date))).toMatchObject({ quietSeconds: 120 });
});

test('a target is disabled after five days without one success, not before', () => {
  expect(isDeadSince(null, NOW)).toBe(false);
  expect(isDeadSince(new Date('2026-03-04T12:00:01Z'), NOW)).toBe(false);
  expect(isDeadSince(new Date('2026-03-04T12:00:00Z'), NOW)).toBe(true);
});
