import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  LEAST_FORM_SECONDS,
  makeFormStamp,
  MOST_FORM_SECONDS,
  readFormStamp,
} from './form-stamp.ts';
import { testKeyring } from './keyring.fixture.ts';

const keyring = testKeyring('a');
const AT = new Date('2026-03-11T08:00:00Z');
const after = (seconds: number) => new Date(AT.getTime() + seconds * 1000);
const stamp = makeFormStamp(keyring, { newsletter: 'weekly', kind: 'first', at: AT });
const read = (text: string | null, seconds: number, newsletter = 'weekly') =>
  readFormStamp(keyring, text, { newsletter, now: after(seconds) });

describe('the stamp of a form', () => {
  test.each([
    ['at once', 0, 'too-fast'],
    ['before a person could type', LEAST_FORM_SECONDS.first - 0.001, 'too-fast'],
    ['as soon as a person could', LEAST_FORM_SECONDS.first, null],
    ['within a day', MOST_FORM_SECONDS, null],
    ['after a day', MOST_FORM_SECONDS + 0.001, 'stale-form'],
    ['by a clock that runs behind', -5, 'too-fast'],
  ])('that comes back %s is read as such', (_when, seconds, expected) => {
    expect(read(stamp, seconds)).toBe(expected);
  });

  test('needs less time when only the button is left to press, and none on a stored page', () => {
    const again = makeFormStamp(keyring, { newsletter: 'weekly', kind: 'again', at: AT });
    const shared = makeFormStamp(keyring, { newsletter: 'weekly', kind: 'shared', at: AT });
    expect([read(again, 0.5), read(again, 1), read(shared, 0)]).toEqual(['too-fast', null, null]);
  });

  test('counts for its newsletter alone', () => {
    expect(read(stamp, 10, 'other')).toBe('forged-form');
    expect(read(null, 10)).toBe('no-form');
    expect(read('', 10)).toBe('no-form');
  });

  test('cannot be changed in any character', () => {
    fc.assert(
      fc.property(
        fc.nat(stamp.length - 1),
        fc.constantFrom(...'aZ09.-_/ '.split('')),
        (at, char) => {
          const changed = stamp.slice(0, at) + char + stamp.slice(at + 1);
          expect(read(changed, 10)).toBe(changed === stamp ? null : 'forged-form');
        },
      ),
    );
  });

  test('of any other text is not ours', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), (text) => {
        expect(read(text, 10)).toBe('forged-form');
      }),
    );
  });
});
