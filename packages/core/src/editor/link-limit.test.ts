import fc from 'fast-check';
import { expect, test } from 'vitest';
import { LINK_LIMITS, secondsToNextLink, type LinkScope } from './link-limit.ts';

const start = new Date('2026-03-09T12:00:00Z').getTime();
const at = (seconds: number) => new Date(start + seconds * 1000);

test('an address gets three links in a quarter of an hour, then waits for the first to be that old', () => {
  expect(secondsToNextLink('address', [], at(0))).toBe(0);
  expect(secondsToNextLink('address', [at(0), at(60)], at(120))).toBe(0);
  expect(secondsToNextLink('address', [at(0), at(60), at(120)], at(180))).toBe(720);
});

const scopes = fc.constantFrom<LinkScope>('address', 'network');

test('after the wait that was named, one may ask again', () => {
  const asked = fc.array(fc.nat(100_000), { maxLength: 100 });
  fc.assert(
    fc.property(scopes, asked, (scope, seconds) => {
      const earlier = seconds.map(at);
      const wait = secondsToNextLink(scope, earlier, at(100_000));
      expect(secondsToNextLink(scope, earlier, at(100_000 + wait))).toBe(0);
    }),
  );
});

test('no sequence of requests gets more links than a limit in its time', () => {
  const pauses = fc.array(fc.nat(3600), { maxLength: 150 });
  fc.assert(
    fc.property(scopes, pauses, (scope, gaps) => {
      const granted: Date[] = [];
      let now = 0;
      for (const gap of gaps) {
        now += gap;
        if (secondsToNextLink(scope, granted, at(now)) === 0) granted.push(at(now));
      }
      for (const { most, minutes } of LINK_LIMITS[scope]) {
        for (const [index, first] of granted.entries()) {
          const next = granted[index + most];
          if (next === undefined) continue;
          expect(next.getTime() - first.getTime()).toBeGreaterThanOrEqual(minutes * 60_000);
        }
      }
    }),
  );
});
