import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { forecastSend, type SendConditions } from './forecast-send.ts';

const NOW = new Date('2026-11-22T12:00:00Z');
const NONE = { used: null, limit: null };
const CALM: SendConditions = {
  readers: 100,
  perSecond: 10,
  daily: NONE,
  monthly: NONE,
  quotaSeenAt: null,
  now: NOW,
};
const foresee = (conditions: Partial<SendConditions>) => forecastSend({ ...CALM, ...conditions });

test.each([
  [0, 10, 0, 0],
  [1, 10, 1, 1],
  [101, 10, 2, 1],
  [1_000_000, 10, 10_000, 1000],
  [1_000_000, 2, 10_000, 5000],
])('%i readers at %i calls a second: %i batches, %i s', (readers, perSecond, batches, seconds) => {
  expect(foresee({ readers, perSecond })).toMatchObject({
    readers,
    batches,
    requestsPerSecond: perSecond,
    rateIsKnown: true,
    seconds,
    resumesAt: null,
    problems: [],
  });
});

test('counts the batches that are planned, not those that a hundred readers would make', () => {
  expect(foresee({ readers: 150, batches: 30, perSecond: 3 })).toMatchObject({ seconds: 10 });
});

test('assumes the documented rate while none was named, and says so', () => {
  expect(foresee({ readers: 2000, perSecond: null })).toMatchObject({
    requestsPerSecond: 10,
    rateIsKnown: false,
    seconds: 2,
  });
});

describe('a quota', () => {
  const daily = { used: 40, limit: 100 };

  test('that is large enough is no problem', () => {
    expect(foresee({ readers: 60, daily, quotaSeenAt: NOW })).toMatchObject({
      quotaLeft: { daily: 60, monthly: null },
      resumesAt: null,
      problems: [],
    });
  });

  test('of the day that is too small says for how many days it goes on', () => {
    expect(foresee({ readers: 61, daily, quotaSeenAt: NOW })).toMatchObject({
      resumesAt: new Date('2026-11-23T00:01:00Z'),
      problems: [
        "60 of the day's 100 mails are left for 61 readers: the issue pauses and goes on after 00:00 UTC.",
      ],
    });
    expect(foresee({ readers: 261, daily, quotaSeenAt: NOW }).problems).toEqual([
      "60 of the day's 100 mails are left for 261 readers: the issue pauses and goes on after 00:00 UTC, on 3 days in a row.",
    ]);
  });

  test('of the month that is too small outlives the keys of whoever is in doubt', () => {
    const monthly = { used: 2990, limit: 3000 };
    const { problems, resumesAt } = foresee({ readers: 11, monthly, quotaSeenAt: NOW });
    expect(resumesAt).toEqual(new Date('2026-12-01T00:01:00Z'));
    expect(problems).toEqual([
      "10 of the month's 3,000 mails are left for 11 readers: the issue pauses and goes on with a larger plan, or on the first of the month (UTC).",
      'The pause for the quota may last 204 hours. Resend forgets idempotency keys after 24 hours, and they are trusted for 20: whoever is in doubt when it begins is left uncertain.',
    ]);
  });

  test('is full again on a later day or in a later month than it was seen', () => {
    const yesterday = new Date('2026-11-21T23:59:00Z');
    const monthly = { used: 990, limit: 1000 };
    expect(foresee({ daily, monthly, quotaSeenAt: yesterday }).quotaLeft).toEqual({
      daily: 100,
      monthly: 10,
    });
    expect(foresee({ monthly, quotaSeenAt: new Date('2026-10-31T23:59:00Z') }).quotaLeft).toEqual({
      daily: null,
      monthly: 1000,
    });
  });

  test('that ends first decides when sending goes on', () => {
    const monthly = { used: 2995, limit: 3000 };
    const both = { readers: 100, daily, monthly, quotaSeenAt: NOW };
    expect(foresee(both).resumesAt).toEqual(new Date('2026-12-01T00:01:00Z'));
    expect(foresee({ ...both, daily: { used: 99, limit: 100 } }).resumesAt).toEqual(
      new Date('2026-11-23T00:01:00Z'),
    );
  });

  test('of nothing at all names no days', () => {
    const none = { used: 0, limit: 0 };
    expect(foresee({ readers: 1, daily: none, quotaSeenAt: NOW }).problems[0]).toMatch(
      /goes on after 00:00 UTC\.$/,
    );
  });
});

test('warns when sending takes longer than keys are trusted', () => {
  const atOneASecond = (hours: number) => foresee({ readers: hours * 360_000, perSecond: 1 });
  expect(atOneASecond(20).problems).toEqual([]);
  expect(atOneASecond(21).problems).toEqual([
    'Sending takes 21 hours at this rate. Resend forgets idempotency keys after 24 hours, and they are trusted for 20: a reader whose answer keeps getting lost that long is left uncertain.',
  ]);
});

test('says a problem for every pause, and none without', () => {
  const quota = fc.record({
    used: fc.option(fc.nat(5000), { nil: null }),
    limit: fc.option(fc.nat(5000), { nil: null }),
  });
  fc.assert(
    fc.property(fc.nat(6000), quota, quota, fc.boolean(), (readers, daily, monthly, seen) => {
      const foreseen = foresee({ readers, daily, monthly, quotaSeenAt: seen ? NOW : null });
      const { quotaLeft, resumesAt, problems } = foreseen;
      const least = Math.min(quotaLeft.daily ?? Infinity, quotaLeft.monthly ?? Infinity);
      expect(resumesAt !== null).toBe(least < readers);
      expect(problems.length > 0).toBe(least < readers);
      if (resumesAt !== null) expect(resumesAt.getTime()).toBeGreaterThan(NOW.getTime());
    }),
  );
});
