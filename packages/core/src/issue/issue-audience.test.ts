import { expect, it } from 'vitest';
import { audienceOf } from './issue-audience.ts';

it('an issue is for those who take every issue, while others can wait for a best-of', () => {
  expect(audienceOf({ corrects: null, bestOf: null, hasSlot: true, hasBestOfs: true })).toBe(
    'every-issue',
  );
  expect(audienceOf({ corrects: null, bestOf: null, hasSlot: false, hasBestOfs: true })).toBe(
    'every-issue',
  );
  expect(audienceOf({ corrects: null, bestOf: null, hasSlot: true, hasBestOfs: false })).toBe(
    'everybody',
  );
});

it('a best-of of a slot is for those who wait for it, and one made by hand for everybody', () => {
  for (const hasBestOfs of [true, false]) {
    expect(audienceOf({ corrects: null, bestOf: '2026-03', hasSlot: true, hasBestOfs })).toBe(
      'best-of',
    );
    expect(audienceOf({ corrects: null, bestOf: '2026-03', hasSlot: false, hasBestOfs })).toBe(
      'everybody',
    );
  }
});

it('an urgent correction is for those who got the old text, whatever mail they asked for', () => {
  for (const hasBestOfs of [true, false]) {
    const issue = { bestOf: null, corrects: '7', hasSlot: false, hasBestOfs };
    expect(audienceOf(issue)).toBe('old-readers');
  }
});
