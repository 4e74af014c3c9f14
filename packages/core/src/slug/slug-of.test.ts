import fc from 'fast-check';
import { expect, test } from 'vitest';
import { slugOf } from './slug-of.ts';

test.each([
  ['Smørrebrød', 'smorrebrod'],
  ['Öl, Ünïcode & Straße', 'ol-unicode-strasse'],
  ['Ærø, Łódź, Þór: naïve ﬁne ①', 'aero-lodz-thor-naive-fine-1'],
  ['Việt Nam đẹp', 'viet-nam-dep'],
  ["Don't; the editors’ iPhone, OpenAI's API", 'dont-the-editors-iphone-openais-api'],
  ['R&D ♥ 🦄 €5 C++ x86_64 a`b', 'r-d-5-c-x86-64-a-b'],
  ['1️⃣st', '1st'],
  ['Hawaiʻi', 'hawai-i'],
  ['Война и мир', 'voyna-i-mir'],
  ['Ελλάδα σήμερα', 'ellada-simera'],
  ['Հայաստան', 'hayastan'],
  ['灯台守 and Other Jobs', 'and-other-jobs'],
])('%s', (text, slug) => {
  expect(slugOf(text, 80)).toBe(slug);
  expect(slugOf(text.normalize('NFD'), 80)).toBe(slug);
});

test.each(['', ' – ', '🔑', '每周', 'שלום', 'हिन्दी', '\u0301'])('makes no slug of %j', (text) => {
  expect(slugOf(text, 80)).toBeNull();
});

test('keeps whole words, or cuts the only one', () => {
  expect(slugOf('one two three', 7)).toBe('one-two');
  expect(slugOf('one two three', 6)).toBe('one');
  expect(slugOf('three', 4)).toBe('thre');
});

test('is words of lower-case ASCII of at most the given length, for any text', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'grapheme' }),
      fc.integer({ min: 1, max: 80 }),
      (text, longest) => {
        const slug = slugOf(text, longest);
        if (slug === null) return;
        expect(slug).toMatch(/^[a-z0-9]+(?:-[a-z0-9]+)*$/);
        expect(slug.length).toBeLessThanOrEqual(longest);
        expect(slugOf(slug, longest)).toBe(slug);
      },
    ),
  );
});
