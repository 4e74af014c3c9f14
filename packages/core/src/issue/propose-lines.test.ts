import fc from 'fast-check';
import { expect, test } from 'vitest';
import { capText, countGraphemes } from './cap-text.ts';
import { proposePreheader, proposeSubject } from './propose-lines.ts';
import { testReview } from './review.fixture.ts';

test('proposes the lead title and the beginning of its summary', () => {
  const reviews = [
    testReview({ title: 'Lead', summary: ['It begins\n like this.', 'More.'] }),
    testReview({ title: 'Other' }),
  ];
  expect(proposeSubject(reviews)).toBe('Lead');
  expect(proposePreheader(reviews)).toBe('It begins like this.');
});

test('proposes a preheader without a summary too', () => {
  expect(proposePreheader([testReview({ summary: [], whyItMatters: ['Because.'] })])).toBe(
    'Because.',
  );
  expect(proposePreheader([testReview({ summary: [] })])).toBe('WIRED');
  expect(proposePreheader([testReview({ summary: [], outlet: '' })])).toBe('');
});

test.each([
  ['one two three', 13, 'one two three'],
  ['one two three', 12, 'one two…'],
  ['one two, three', 9, 'one two…'],
  ['one two three', 8, 'one two…'],
  ['unbreakable', 6, 'unbre…'],
  ['👩‍👩‍👧‍👦👩‍👩‍👧‍👦👩‍👩‍👧‍👦', 2, '👩‍👩‍👧‍👦…'],
])('caps %j at %i', (text, most, capped) => {
  expect(capText(text, most)).toBe(capped);
});

test('a capped text is never longer, never split inside a character, and begins like the original', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'grapheme', maxLength: 80 }),
      fc.integer({ min: 1, max: 60 }),
      (text, most) => {
        const capped = capText(text, most);
        expect(countGraphemes(capped)).toBeLessThanOrEqual(Math.max(most, 1));
        if (capped === text) return;
        expect(text.startsWith(capped.slice(0, -1))).toBe(true);
        expect(capped.isWellFormed()).toBe(text.isWellFormed() || capped.isWellFormed());
      },
    ),
  );
});
