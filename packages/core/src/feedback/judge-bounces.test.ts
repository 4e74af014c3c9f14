import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { judgeBounces, type TransientBounce } from './judge-bounces.ts';

const day = (n: number) => new Date(Date.UTC(2026, 0, n));
const bounce = (n: number): TransientBounce => ({
  issueId: String(n),
  at: day(n),
  detail: `Transient ${n}`,
});

describe('an address', () => {
  test('is given up after the third issue that bounced', () => {
    expect(judgeBounces([bounce(1), bounce(2)], null)).toEqual({ kind: 'mailable' });
    expect(judgeBounces([bounce(1), bounce(2), bounce(3)], null)).toEqual({
      kind: 'given-up',
      since: day(3),
      detail: '3 issues in a row, the last: Transient 3',
    });
  });

  test('starts over with every delivery', () => {
    const bounces = [1, 2, 4, 5].map(bounce);
    expect(judgeBounces(bounces, day(3))).toEqual({ kind: 'mailable' });
    expect(judgeBounces([...bounces, bounce(6)], day(3))).toMatchObject({ since: day(6) });
    expect(judgeBounces([...bounces, bounce(6)], day(7))).toEqual({ kind: 'mailable' });
  });

  test('is not given up for a bounce at the exact time of a delivery', () => {
    expect(judgeBounces([1, 2, 3].map(bounce), day(1))).toEqual({ kind: 'mailable' });
  });

  test('names the last bounce by time and then by issue, and says if it had no reason', () => {
    const at = day(1);
    const bounces = ['10', '9', '2'].map((issueId) => ({ issueId, at, detail: issueId }));
    expect(judgeBounces(bounces, null)).toMatchObject({
      detail: '3 issues in a row, the last: 10',
    });
    expect(judgeBounces(bounces.toReversed(), null)).toMatchObject({
      detail: '3 issues in a row, the last: 10',
    });
    const silent = [1, 2, 3].map((n) => ({ ...bounce(n), detail: '' }));
    expect(judgeBounces(silent, null)).toMatchObject({
      detail: '3 issues in a row, the last: no reason given',
    });
  });

  test('is judged the same for any order of its bounces', () => {
    const bounces = fc.uniqueArray(fc.integer({ min: 1, max: 28 }), { maxLength: 6 });
    const delivered = fc.option(fc.integer({ min: 1, max: 28 }));
    fc.assert(
      fc.property(bounces, delivered, fc.infiniteStream(fc.nat()), (days, on, shuffle) => {
        const known = days.map(bounce);
        const shuffled = known
          .map((one) => ({ one, key: shuffle.next().value }))
          .toSorted((a, b) => a.key - b.key)
          .map(({ one }) => one);
        const at = on === null ? null : day(on);
        const verdict = judgeBounces(shuffled, at);
        expect(verdict).toEqual(judgeBounces(known, at));
        const since = days.filter((each) => on === null || each > on);
        expect(verdict.kind).toBe(since.length >= 3 ? 'given-up' : 'mailable');
      }),
    );
  });
});
