import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ALL_REVIEWS, isChoice, parseChoice, printChoice } from './choice.ts';

test('all reviews are the empty text', () => {
  expect(printChoice(ALL_REVIEWS)).toBe('');
  expect(parseChoice('')).toEqual(ALL_REVIEWS);
});

test('the order and repetition of topics make no difference', () => {
  expect(printChoice({ floor: 4, topics: ['sea', 'ai', 'sea'] })).toBe('floor=4&topics=ai,sea');
});

test('a choice is read as it was printed', () => {
  const floor = fc.option(fc.constantFrom(3.5, 4, 5));
  const key = fc.stringMatching(/^[a-z0-9][a-z0-9-]{0,9}$/);
  const topics = fc.option(fc.uniqueArray(key, { maxLength: 5 }));
  fc.assert(
    fc.property(fc.record({ floor, topics }), (choice) => {
      const sorted = { ...choice, topics: choice.topics?.toSorted() ?? null };
      expect(parseChoice(printChoice(choice))).toEqual(sorted);
    }),
  );
});

test.each(['floor=4', 'topics=', 'topics=ai,sea', 'floor=3.5&topics=人工智能', ''])(
  '%j is a choice',
  (text) => {
    expect(isChoice(text)).toBe(true);
  },
);

test.each([
  'floor=4.0',
  'topics=sea,ai',
  'topics=ai&floor=4',
  'floor=',
  'x',
  `topics=${'a'.repeat(2000)}`,
])('%j is none, since nothing prints it', (text) => {
  expect(isChoice(text)).toBe(false);
});
