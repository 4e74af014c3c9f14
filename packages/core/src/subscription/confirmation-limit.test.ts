import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { confirmationHorizon, mayMailConfirmation } from './confirmation-limit.ts';

const HOUR = 3600 * 1000;
const now = new Date('2026-03-11T08:00:00Z');
const hoursAgo = (hours: number) => new Date(now.getTime() - hours * HOUR);

describe('mayMailConfirmation', () => {
  it('allows one a day', () => {
    expect(mayMailConfirmation([], now)).toBe(true);
    expect(mayMailConfirmation([hoursAgo(23.9)], now)).toBe(false);
    expect(mayMailConfirmation([hoursAgo(24)], now)).toBe(true);
  });

  it('allows three in thirty days', () => {
    const three = [hoursAgo(24 * 29.9), hoursAgo(24 * 10), hoursAgo(25)];
    expect(mayMailConfirmation(three, now)).toBe(false);
    expect(mayMailConfirmation([hoursAgo(24 * 30), ...three.slice(1)], now)).toBe(true);
  });

  it('mails nobody more often, however many requests come', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 24 * 90 }), { maxLength: 200 }), (hours) => {
        const sent: Date[] = [];
        for (const hour of hours.toSorted((a, b) => a - b)) {
          const then = new Date(now.getTime() + hour * HOUR);
          const known = sent.filter((time) => time > confirmationHorizon(then));
          if (mayMailConfirmation(known, then)) sent.push(then);
        }
        sent.forEach((time, at) => {
          const dayLater = sent[at + 1]?.getTime() ?? Infinity;
          const monthLater = sent[at + 3]?.getTime() ?? Infinity;
          expect(dayLater - time.getTime()).toBeGreaterThanOrEqual(24 * HOUR);
          expect(monthLater - time.getTime()).toBeGreaterThanOrEqual(30 * 24 * HOUR);
        });
      }),
    );
  });
});
