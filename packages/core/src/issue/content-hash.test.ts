import fc from 'fast-check';
import { expect, test } from 'vitest';
import { contentHash, renditionHash } from './content-hash.ts';
import type { Rendition } from './rendition.ts';

// Each text stands for its own hash: two contents collide exactly if their canonical texts do.
const itself = (text: string) => text;

const renditions: fc.Arbitrary<Rendition> = fc.record({
  key: fc.constantFrom('full', 'short'),
  subject: fc.string({ unit: 'binary' }),
  preheader: fc.string(),
  html: fc.string({ unit: 'binary' }),
  text: fc.string(),
  headers: fc.dictionary(fc.constantFrom('List-Id', 'List-Unsubscribe', 'X'), fc.string()),
});

test('the order of headers and renditions does not matter', () => {
  fc.assert(
    fc.property(renditions, renditions, (a, b) => {
      const pair = [
        { ...a, key: 'full' },
        { ...b, key: 'short' },
      ];
      const turned = pair.toReversed().map((each) => ({
        ...each,
        headers: Object.fromEntries(Object.entries(each.headers).toReversed()),
      }));
      const content = { sender: 'a@example.com', replyTo: null };
      expect(contentHash(itself, { ...content, renditions: turned })).toBe(
        contentHash(itself, { ...content, renditions: pair }),
      );
    }),
  );
});

test('any other content has a different hash', () => {
  fc.assert(
    fc.property(renditions, renditions, (a, b) => {
      const same = JSON.stringify(sorted(a)) === JSON.stringify(sorted(b));
      expect(renditionHash(itself, a) === renditionHash(itself, b)).toBe(same);
    }),
  );
});

const sorted = (rendition: Rendition) => [
  rendition.key,
  rendition.subject,
  rendition.preheader,
  rendition.html,
  rendition.text,
  Object.entries(rendition.headers).toSorted(([a], [b]) => (a < b ? -1 : 1)),
];

test('sender and reply-to are part of what is approved, and are not interchangeable', () => {
  const hash = (sender: string | null, replyTo: string | null) =>
    contentHash(itself, { sender, replyTo, renditions: [] });
  const hashes = [hash(null, null), hash('a', null), hash(null, 'a'), hash('a', 'a')];
  expect(new Set(hashes).size).toBe(4);
});
