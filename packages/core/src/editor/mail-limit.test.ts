import fc from 'fast-check';
import { expect, test } from 'vitest';
import { secondsToNextMail } from './mail-limit.ts';

const NOW = new Date('2026-11-30T12:00:00Z');
const ago = (...minutes: readonly number[]) =>
  minutes.map((each) => new Date(NOW.getTime() - each * 60_000));

test('the thirty-first test within an hour waits until the oldest is an hour old', () => {
  const many = ago(...Array.from({ length: 29 }, (_, n) => n));
  expect(secondsToNextMail('send-test', many, NOW)).toBe(0);
  expect(secondsToNextMail('send-test', [...many, ...ago(50)], NOW)).toBe(600);
});

test('the fifty-first invitation within a day waits, however slowly they were sent', () => {
  const slowly = ago(...Array.from({ length: 50 }, (_, n) => n * 20));
  expect(secondsToNextMail('invite-person', slowly, NOW)).toBe((1440 - 49 * 20) * 60);
});

test('after the wait it is allowed', () => {
  fc.assert(
    fc.property(fc.array(fc.nat({ max: 1500 }), { maxLength: 120 }), (minutes) => {
      const earlier = ago(...minutes);
      const wait = secondsToNextMail('invite-person', earlier, NOW);
      expect(
        secondsToNextMail('invite-person', earlier, new Date(NOW.getTime() + wait * 1000)),
      ).toBe(0);
    }),
  );
});
