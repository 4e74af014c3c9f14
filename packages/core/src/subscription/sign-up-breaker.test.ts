import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SIGN_UP_BREAKER, breakerCloses, breakerStretch, readBreaker } from './sign-up-breaker.ts';
import { SIGN_UP_LIMITS } from './sign-up-limits.ts';

const now = new Date('2026-03-11T08:00:00Z');
const minutesAgo = (minutes: number) => new Date(now.getTime() - minutes * 60_000);
const flood = { mailed: 300, confirmed: 3 };

describe('readBreaker', () => {
  it('opens when many confirmations are mailed and few are answered', () => {
    expect(readBreaker(null, flood, now).kind).toBe('opens');
    expect(readBreaker(null, { mailed: 150, confirmed: 0 }, now).kind).toBe('opens');
    expect(readBreaker(null, { mailed: 149, confirmed: 0 }, now).kind).toBe('closed');
    expect(readBreaker(null, { mailed: 1000, confirmed: 200 }, now).kind).toBe('closed');
    expect(readBreaker(null, { mailed: 0, confirmed: 0 }, now).kind).toBe('closed');
  });

  it('closes by itself, and rests before it opens again', () => {
    expect(readBreaker(minutesAgo(29), flood, now).kind).toBe('open');
    expect(readBreaker(minutesAgo(30), flood, now).kind).toBe('closed');
    expect(readBreaker(minutesAgo(89), flood, now).kind).toBe('closed');
    expect(readBreaker(minutesAgo(90), flood, now).kind).toBe('opens');
    expect(breakerCloses(minutesAgo(30))).toEqual(now);
  });

  it('gives the newest mails time to be answered', () => {
    expect(breakerStretch(now)).toEqual({ from: minutesAgo(75), to: minutesAgo(15) });
  });

  it('is open for at most a third of the time, however long an attack lasts', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 50 }), { maxLength: 400 }), (gaps) => {
        let openedAt: Date | null = null;
        let minutes = 0;
        let openings = 0;
        for (const gap of gaps) {
          minutes += gap;
          const then = new Date(now.getTime() + minutes * 60_000);
          if (readBreaker(openedAt, flood, then).kind !== 'opens') continue;
          openedAt = then;
          openings += 1;
        }
        const { openMinutes, restMinutes } = SIGN_UP_BREAKER;
        expect(openings).toBeLessThanOrEqual(1 + minutes / (openMinutes + restMinutes));
      }),
    );
  });

  it('is out of reach for one network, even with a whole day to try', () => {
    const ofOne = SIGN_UP_LIMITS.filter(({ scope }) => scope.endsWith('network'));
    const most = Math.max(...ofOne.map((limit) => limit.most));
    expect(most).toBeLessThan(SIGN_UP_BREAKER.unconfirmed);
  });
});
