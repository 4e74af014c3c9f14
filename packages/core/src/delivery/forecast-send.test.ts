import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { forecastSend, type SendConditions } from './forecast-send.ts';

const NOW = new Date('2026-11-22T12:00:00Z');
const NONE = { used: null, limit: null, resetsAt: null };
const TONIGHT = new Date('2026-11-22T21:40:00Z');
const LATER = new Date('2026-12-04T09:00:00Z');
const EARLIER = new Date('2026-11-22T11:00:00Z');
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

test('counts the planned batches, not those that a hundred readers each would make', () => {
  expect(foresee({ readers: 150, batches: 30, perSecond: 3 })).toMatchObject({ seconds: 10 });
});

test('assumes the documented rate while none is known, and says so', () => {
  expect(foresee({ readers: 2000, perSecond: null })).toMatchObject({
    requestsPerSecond: 10,
    rateIsKnown: false,
    seconds: 2,
  });
});

describe('a quota', () => {
  const daily = { used: 40, limit: 100, resetsAt: TONIGHT };

  test('that is large enough causes no problem', () => {
    expect(foresee({ readers: 60, daily, quotaSeenAt: NOW })).toMatchObject({
      quotaLeft: { daily: 60, monthly: null },
      resumesAt: null,
      problems: [],
    });
  });

  test('of the day that is too small says how often the issue pauses, and until when', () => {
    expect(foresee({ readers: 61, daily, quotaSeenAt: NOW })).toMatchObject({
      resumesAt: new Date('2026-11-22T21:41:00Z'),
      problems: [
        "60 of the day's 100 mails are left for 61 readers: the issue pauses and resumes when the quota resets.",
      ],
    });
    expect(foresee({ readers: 261, daily, quotaSeenAt: NOW }).problems).toEqual([
      "60 of the day's 100 mails are left for 261 readers: the issue pauses and resumes when the quota resets, 3 times in a row.",
    ]);
  });

  test('of the day counts whole batches, and names the end', () => {
    const small = { used: 0, limit: 150, resetsAt: null };
    expect(foresee({ readers: 1000, daily: small, quotaSeenAt: NOW })).toMatchObject({
      endsAt: new Date('2026-12-01T12:09:01Z'),
      problems: [expect.stringContaining('9 times in a row')],
    });
    const tiny = { used: 0, limit: 60, resetsAt: null };
    expect(foresee({ readers: 1000, daily: tiny, quotaSeenAt: NOW })).toMatchObject({
      endsAt: null,
      problems: [expect.stringContaining('until you upgrade the plan')],
    });
  });

  test('whose reset is unknown promises no time', () => {
    for (const resetsAt of [null, EARLIER]) {
      const unknown = { ...daily, resetsAt };
      expect(foresee({ readers: 61, daily: unknown, quotaSeenAt: NOW })).toMatchObject({
        quotaLeft: { daily: 60 },
        resumesAt: null,
        problems: [expect.stringContaining('the issue pauses')],
      });
    }
  });

  test('of the month that is too small outlasts the keys of uncertain readers', () => {
    const monthly = { used: 2990, limit: 3000, resetsAt: LATER };
    const { problems, resumesAt } = foresee({ readers: 11, monthly, quotaSeenAt: NOW });
    expect(resumesAt).toEqual(new Date('2026-12-04T09:01:00Z'));
    expect(problems).toEqual([
      "10 of the month's 3,000 mails are left for 11 readers: the issue pauses and resumes with a larger plan, or when the quota resets.",
      'The pause for the quota may last 285 hours. Resend forgets idempotency keys after 24 hours, and Galley trusts them for 20: readers in doubt when the pause begins stay uncertain.',
    ]);
  });

  test('is full again once it was reset, whatever the calendar says', () => {
    const seen = new Date('2026-11-22T10:00:00Z');
    const reset = { ...daily, resetsAt: EARLIER };
    expect(foresee({ daily: reset, quotaSeenAt: seen }).quotaLeft.daily).toBe(100);
    expect(foresee({ daily, quotaSeenAt: seen }).quotaLeft.daily).toBe(60);
    const yesterday = new Date('2026-11-21T23:59:00Z');
    expect(foresee({ daily, quotaSeenAt: yesterday }).quotaLeft.daily).toBe(60);
    const monthly = { used: 990, limit: 1000, resetsAt: new Date('2026-11-01T00:00:00Z') };
    const lastMonth = new Date('2026-10-31T23:59:00Z');
    expect(foresee({ monthly, quotaSeenAt: lastMonth }).quotaLeft.monthly).toBe(1000);
  });

  test('without a reset is full again after its whole period', () => {
    const unknown = { ...daily, resetsAt: null };
    const seen = (hours: number) => new Date(NOW.getTime() - hours * 3_600_000);
    expect(foresee({ daily: unknown, quotaSeenAt: seen(23) }).quotaLeft.daily).toBe(60);
    expect(foresee({ daily: unknown, quotaSeenAt: seen(24) }).quotaLeft.daily).toBe(100);
    expect(foresee({ daily: unknown, quotaSeenAt: null }).quotaLeft.daily).toBe(100);
  });

  test('that ends first decides when sending resumes', () => {
    const monthly = { used: 2995, limit: 3000, resetsAt: LATER };
    const both = { readers: 100, daily, monthly, quotaSeenAt: NOW };
    expect(foresee(both).resumesAt).toEqual(new Date('2026-12-04T09:01:00Z'));
    expect(foresee({ ...both, daily: { ...daily, used: 99 } }).resumesAt).toEqual(
      new Date('2026-11-22T21:41:00Z'),
    );
  });

  test('of zero asks for a larger plan', () => {
    const none = { used: 0, limit: 0, resetsAt: null };
    expect(foresee({ readers: 1, daily: none, quotaSeenAt: NOW }).problems[0]).toMatch(
      /until you upgrade the plan\.$/,
    );
  });
});

test('warns when sending takes longer than keys are trusted', () => {
  const atOneASecond = (hours: number) => foresee({ readers: hours * 360_000, perSecond: 1 });
  expect(atOneASecond(20).problems).toEqual([]);
  expect(atOneASecond(21).problems).toEqual([
    'Sending takes 21 hours at this rate. Resend forgets idempotency keys after 24 hours, and Galley trusts them for 20: a reader whose answer keeps getting lost for that long stays uncertain.',
  ]);
});

test('reports a problem for every pause, and none without', () => {
  const quota = fc.record({
    used: fc.option(fc.nat(5000), { nil: null }),
    limit: fc.option(fc.nat(5000), { nil: null }),
    resetsAt: fc.constantFrom(null, EARLIER, TONIGHT, LATER),
  });
  fc.assert(
    fc.property(fc.nat(6000), quota, quota, fc.boolean(), (readers, daily, monthly, seen) => {
      const foreseen = foresee({ readers, daily, monthly, quotaSeenAt: seen ? NOW : null });
      const { quotaLeft, resumesAt, problems } = foreseen;
      const least = Math.min(quotaLeft.daily ?? Infinity, quotaLeft.monthly ?? Infinity);
      if (least >= readers) expect(resumesAt).toBeNull();
      expect(problems.length > 0).toBe(least < readers);
      if (resumesAt !== null) expect(resumesAt.getTime()).toBeGreaterThan(NOW.getTime());
    }),
  );
});
