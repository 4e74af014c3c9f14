import { expect, it } from 'vitest';
import { audienceOf } from './issue-audience.ts';

it('an issue is for those who take every issue, while others can wait for a best-of', () => {
  expect(audienceOf({ bestOf: null, hasSlot: true, hasBestOfs: true })).toBe('every-issue');
  expect(audienceOf({ bestOf: null, hasSlot: false, hasBestOfs: true })).toBe('every-issue');
  expect(audienceOf({ bestOf: null, hasSlot: true, hasBestOfs: false })).toBe('everybody');
});

it('a best-of of a slot is for those who wait for it, and one made by hand for everybody', () => {
  for (const hasBestOfs of [true, false]) {
    expect(audienceOf({ bestOf: '2026-03', hasSlot: true, hasBestOfs })).toBe('best-of');
    expect(audienceOf({ bestOf: '2026-03', hasSlot: false, hasBestOfs })).toBe('everybody');
  }
});
