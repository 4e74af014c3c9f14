import fc from 'fast-check';
import { expect, test } from 'vitest';
import { mapCaret } from './map-caret.ts';

test('a change before the caret takes it along, one behind it does not', () => {
  expect(mapCaret('one two', 'zero one two', 3)).toBe(8);
  expect(mapCaret('one two', 'one two three', 3)).toBe(3);
  expect(mapCaret('one two', 'one', 7)).toBe(3);
});

test('a caret stays inside the text', () => {
  const text = fc.string({ unit: fc.constantFrom('a', 'b', '\n') });
  fc.assert(
    fc.property(text, text, fc.nat(), (before, after, at) => {
      const caret = mapCaret(before, after, at % (before.length + 1));
      expect(caret).toBeGreaterThanOrEqual(0);
      expect(caret).toBeLessThanOrEqual(after.length);
    }),
  );
});
