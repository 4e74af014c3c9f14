import fc from 'fast-check';
import { expect, test } from 'vitest';
import { nextPoll, type FeedAnswer } from './next-poll.ts';

const now = new Date('2026-03-11T12:00:00Z');
const failed = (retryAfter: string | null = null): FeedAnswer => ({
  kind: 'failed',
  why: 'it answered with 500',
  retryAfter,
});

function minutesAfter(answer: FeedAnswer, failures = 0): number | null {
  const next = nextPoll(answer, { failures, now, spread: 0.5 });
  return next.kind === 'at' ? (next.at.getTime() - now.getTime()) / 60_000 : null;
}

test('a feed that answers is read every half an hour', () => {
  expect(minutesAfter({ kind: 'read' })).toBe(30);
  expect(minutesAfter({ kind: 'unchanged' }, 7)).toBe(30);
});

test('a feed that fails is read half as often each time, down to once a day', () => {
  const waits = [0, 1, 2, 3, 4, 5, 50].map((failures) => minutesAfter(failed(), failures));
  expect(waits).toEqual([60, 120, 240, 480, 960, 1440, 1440]);
});

test('a server that says when to come again is obeyed, for a week at most', () => {
  expect(minutesAfter(failed('7200'))).toBe(120);
  expect(minutesAfter(failed('60'))).toBe(60);
  expect(minutesAfter(failed('Wed, 11 Mar 2026 15:00:00 GMT'))).toBe(180);
  expect(minutesAfter(failed('999999999'))).toBe(7 * 24 * 60);
  expect(minutesAfter(failed('soon'))).toBe(60);
});

test('a feed that is gone is never read again', () => {
  expect(nextPoll({ kind: 'gone' }, { failures: 0, now, spread: 0 })).toMatchObject({
    kind: 'never',
  });
});

test('the next look is always later, and within a week', () => {
  const answer = fc.oneof(
    fc.constant<FeedAnswer>({ kind: 'read' }),
    fc.option(fc.string()).map((retryAfter) => failed(retryAfter)),
  );
  fc.assert(
    fc.property(
      answer,
      fc.nat(1000),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (is, failures, spread) => {
        const next = nextPoll(is, { failures, now, spread });
        const wait = next.kind === 'at' ? next.at.getTime() - now.getTime() : 0;
        expect(wait).toBeGreaterThanOrEqual(27 * 60_000);
        expect(wait).toBeLessThanOrEqual(7 * 86_400_000);
      },
    ),
  );
});
