import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseChoice } from './choice.ts';
import {
  decidePreferences,
  isPaused,
  type Offers,
  type PreferencesWish,
  type ReaderPreferences,
} from './decide-preferences.ts';

const now = new Date('2026-03-11T08:00:00Z');
const days = (count: number) => new Date(now.getTime() + count * 24 * 3_600_000);
const nothing: ReaderPreferences = {
  choice: '',
  rhythm: 'every',
  pausedUntil: null,
  catchUpSince: null,
};
const offers: Offers = { floors: [4, 5], topics: ['ai', 'sea', 'work'], bestOfs: true };
const decide = (
  wish: PreferencesWish,
  from: Partial<ReaderPreferences> = {},
  { missed = false, offered = offers } = {},
) => decidePreferences({ ...nothing, ...from }, wish, { offers: offered, missed, now });
function taken(...given: Parameters<typeof decide>) {
  const decision = decide(...given);
  if (decision.kind !== 'ok') throw new Error(decision.flaw);
  return decision.preferences;
}

describe('a wish of a reader', () => {
  it('changes only what it names', () => {
    const before = { ...nothing, choice: 'floor=4&topics=ai', rhythm: 'monthly' as const };
    expect(taken({}, before)).toEqual(before);
    expect(taken({ floor: 5 }, before)).toEqual({ ...before, choice: 'floor=5&topics=ai' });
    expect(taken({ rhythm: 'every' }, before)).toEqual({ ...before, rhythm: 'every' });
  });

  it('for every topic that there is includes future ones', () => {
    expect(taken({ topics: ['sea', 'ai', 'work'] }).choice).toBe('');
    expect(taken({ topics: ['sea', 'ai'] }).choice).toBe('topics=ai,sea');
  });

  it('is refused if the newsletter offers nothing of the kind', () => {
    expect(decide({ floor: 3 })).toEqual({ kind: 'invalid', flaw: 'floor' });
    expect(decide({ topics: ['space'] })).toEqual({ kind: 'invalid', flaw: 'topics' });
    expect(decide({ topics: [] })).toEqual({ kind: 'invalid', flaw: 'no-topic' });
    const offered = { floors: [], topics: [], bestOfs: false };
    expect(decide({ rhythm: 'monthly' }, {}, { offered }).kind).toBe('invalid');
  });

  it('may keep what the newsletter no longer offers', () => {
    const before = { choice: 'floor=3&topics=space', rhythm: 'monthly' as const };
    const offered = { ...offers, bestOfs: false };
    const wish = { floor: 3, topics: ['space', 'sea'], rhythm: 'monthly' as const };
    expect(taken(wish, before, { offered }).choice).toBe('floor=3&topics=sea,space');
  });
});

describe('a pause', () => {
  it('runs for whole weeks from now and remembers since when nothing was seen', () => {
    const paused = taken({ pause: { weeks: 2 } });
    expect(paused).toMatchObject({ pausedUntil: days(14), catchUpSince: now });
    expect(isPaused(paused, days(13))).toBe(true);
    expect(isPaused(paused, days(14))).toBe(false);
  });

  it('that is renewed keeps its beginning if an issue was missed since', () => {
    const before = { pausedUntil: days(3), catchUpSince: days(-18) };
    const renewed = (missed: boolean) => taken({ pause: { weeks: 1 } }, before, { missed });
    expect(renewed(true)).toMatchObject({ pausedUntil: days(7), catchUpSince: days(-18) });
    expect(renewed(false)).toMatchObject({ pausedUntil: days(7), catchUpSince: now });
  });

  it('that ends brings a catch-up only if an issue was missed', () => {
    const before = { pausedUntil: days(3), catchUpSince: days(-18) };
    const ended = (missed: boolean) => taken({ pause: 'end' }, before, { missed });
    expect(ended(true)).toMatchObject({ pausedUntil: null, catchUpSince: days(-18) });
    expect(ended(false)).toMatchObject({ pausedUntil: null, catchUpSince: null });
  });

  it.each([0, 13, 1.5, -1, Number.NaN])('of %d weeks is refused', (weeks) => {
    expect(decide({ pause: { weeks } })).toEqual({ kind: 'invalid', flaw: 'pause' });
  });
});

it('after any wishes, only what was offered holds, and a pause ends within twelve weeks', () => {
  const wishes = fc.array(
    fc.record(
      {
        floor: fc.constantFrom(null, 3, 4, 5),
        topics: fc.option(fc.subarray(['ai', 'sea', 'work', 'space'])),
        rhythm: fc.constantFrom('every' as const, 'monthly' as const),
        pause: fc.oneof(fc.constant('end' as const), fc.record({ weeks: fc.integer() })),
      },
      { requiredKeys: [] },
    ),
  );
  fc.assert(
    fc.property(wishes, (list) => {
      let held = nothing;
      for (const wish of list) {
        const decision = decidePreferences(held, wish, { offers, missed: true, now });
        if (decision.kind === 'ok') held = decision.preferences;
        const { floor, topics } = parseChoice(held.choice);
        expect([null, ...offers.floors]).toContain(floor);
        expect(topics === null || (topics.length > 0 && topics.length < 3)).toBe(true);
        expect((held.pausedUntil ?? now).getTime()).toBeLessThanOrEqual(days(84).getTime());
        if (held.pausedUntil !== null) expect(held.catchUpSince).not.toBeNull();
      }
    }),
  );
});
