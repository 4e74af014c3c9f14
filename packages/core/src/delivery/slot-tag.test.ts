import fc from 'fast-check';
import { expect, test } from 'vitest';
import { printSlotTag, readSlotTag, type TaggedSlot } from './slot-tag.ts';

const slot = fc.record({
  kind: fc.constantFrom('regular' as const, 'best-of'),
  dueOn: fc.constantFrom('2026-11-27', '2027-01-01'),
});
const tagged: fc.Arbitrary<TaggedSlot> = fc.record({
  newsletter: fc.stringMatching(/^[a-z0-9]+(-[a-z0-9]+){0,2}$/),
  number: fc.integer({ min: -99, max: 9_999 }),
  slot: fc.option(slot),
});

test('a tag is read as it was printed, and has only characters that tags may have', () => {
  fc.assert(
    fc.property(tagged, (its) => {
      const printed = printSlotTag(its);
      expect(printed).toMatch(/^[\w-]+$/);
      expect(readSlotTag(printed)).toEqual(its);
    }),
  );
});

test('another tag is none', () => {
  expect(readSlotTag(undefined)).toBeNull();
  expect(readSlotTag('regular_12_weekly')).toBeNull();
});
