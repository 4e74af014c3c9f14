import fc from 'fast-check';
import { expect, test } from 'vitest';
import { makeSlugUnique, reviewSlug } from './review-slug.ts';

test.each([
  [
    "Inside OpenAI's Race to Catch Up to Claude Code",
    'inside-openais-race-to-catch-up-to-claude-code',
  ],
  ['Who Owns the Tide Tables?', 'who-owns-the-tide-tables'],
  ['  --Öl & Straße: Ærø, Łódź, Þór — naïve ﬁne ① ', 'ol-strasse-aero-lodz-thor-naive-fine-1'],
  ['「灯台守」 and Other Jobs', 'and-other-jobs'],
  ['灯台守', 'review-2026-03-11'],
  ['x'.repeat(200), 'x'.repeat(80)],
  ['word '.repeat(40), 'word-'.repeat(16).slice(0, -1)],
])('%s', (title, slug) => {
  expect(reviewSlug(title, '2026-03-11')).toBe(slug);
});

test('a title without words and a review without date still have a slug', () => {
  expect(reviewSlug('🔑', null)).toBe('review');
});

test('every slug is words of lower-case ASCII, at most 80 characters, and unlike those taken', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 200 }), fc.nat(20), (title, others) => {
      const taken = new Set<string>();
      for (let count = 0; count <= others; count += 1) {
        const slug = makeSlugUnique(reviewSlug(title, null), taken);
        expect(slug).toMatch(/^[a-z0-9]+(?:-[a-z0-9]+)*$/);
        expect(slug.length).toBeLessThanOrEqual(80);
        expect(taken).not.toContain(slug);
        taken.add(slug);
      }
    }),
  );
});

test('a taken slug gets the first free number', () => {
  expect(makeSlugUnique('a', new Set())).toBe('a');
  expect(makeSlugUnique('a', new Set(['a', 'a-2']))).toBe('a-3');
  const long = 'x'.repeat(80);
  expect(makeSlugUnique(long, new Set([long]))).toBe(`${'x'.repeat(78)}-2`);
});
