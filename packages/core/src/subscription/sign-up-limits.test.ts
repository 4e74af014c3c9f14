import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  SIGN_UP_LIMITS,
  SIGN_UP_SCOPES,
  admitSignUp,
  type SignUpKeys,
  type SignUpWindow,
} from './sign-up-limits.ts';

const start = new Date('2026-03-11T08:00:00Z');
const after = (minutes: number) => new Date(start.getTime() + minutes * 60_000);
const keysOf = (keys: Partial<SignUpKeys>): SignUpKeys => ({
  network: null,
  'wide-network': null,
  'folded-address': null,
  newsletter: null,
  installation: 'installation',
  ...keys,
});

/** Keeps windows as the database does. */
function press() {
  const windows = new Map<string, SignUpWindow>();
  return (keys: SignUpKeys, now: Date) => {
    const admission = admitSignUp(keys, [...windows.values()], now);
    for (const window of admission.windows) windows.set(`${window.key} ${window.minutes}`, window);
    return admission.refused;
  };
}

describe('admitSignUp', () => {
  it('accepts as many sign-ups of a folded address as its shortest window allows, and more once that has ended', () => {
    const ask = press();
    const keys = keysOf({ 'folded-address': 'victim' });
    expect(Array.from({ length: 5 }, () => ask(keys, start))).toEqual([
      null,
      null,
      null,
      'folded-address',
      'folded-address',
    ]);
    expect(ask(keys, after(59.9))).toBe('folded-address');
    expect([ask(keys, after(60)), ask(keys, after(61)), ask(keys, after(62))]).toEqual([
      null,
      null,
      'folded-address',
    ]);
    expect(ask(keys, after(24 * 60))).toBeNull();
  });

  it('checks the network first, and counts there what a later scope refuses', () => {
    const ask = press();
    const keys = keysOf({ network: 'net', 'folded-address': 'victim' });
    const answers = Array.from({ length: 12 }, () => ask(keys, start));
    expect(answers).toEqual([
      ...Array.from({ length: 3 }, () => null),
      ...Array.from({ length: 7 }, () => 'folded-address'),
      'network',
      'network',
    ]);
  });

  it('keeps no window open because of a clock that was ahead', () => {
    const ask = press();
    const keys = keysOf({ 'folded-address': 'victim' });
    for (const _ of [1, 2, 3]) ask(keys, after(60 * 24 * 365));
    expect(ask(keys, start)).toBeNull();
  });

  it('accepts no more than a limit allows from the start of a window to its end', () => {
    const arrivals = fc.array(
      fc.record({
        gap: fc.integer({ min: 0, max: 90 }),
        network: fc.constantFrom('a', 'b'),
        'folded-address': fc.constantFrom('ada', 'bob', 'eve'),
      }),
      { maxLength: 300 },
    );
    fc.assert(
      fc.property(arrivals, (list) => {
        const ask = press();
        const taken: { at: number; network: string; 'folded-address': string }[] = [];
        let at = 0;
        for (const { gap, ...names } of list) {
          at += gap / 10;
          const keys = keysOf({ ...names, newsletter: 'n' });
          if (ask(keys, after(at)) === null) taken.push({ at, ...names });
        }
        for (const { scope, most, minutes } of SIGN_UP_LIMITS) {
          if (scope !== 'network' && scope !== 'folded-address') continue;
          for (const first of taken) {
            const same = taken.filter(
              (one) =>
                one[scope] === first[scope] && one.at >= first.at && one.at < first.at + minutes,
            );
            // Windows that begin with a sign-up let at most twice a share through in any period.
            expect(same.length).toBeLessThanOrEqual(2 * most);
          }
        }
      }),
    );
  });
});

it('has a limit for every scope', () => {
  expect(
    SIGN_UP_SCOPES.filter((scope) => !SIGN_UP_LIMITS.some((one) => one.scope === scope)),
  ).toEqual([]);
});
