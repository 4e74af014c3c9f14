import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readReview } from './read-review.ts';
import { anyReview } from './review.arbitrary.ts';
import type { Review } from './review.ts';
import { unwrapReview } from './unwrap-review.ts';

const WRAPPED =
  'https://nam02.safelinks.protection.outlook.com/?url=https%3A%2F%2Fharbor.example%2Fq&data=05%7C01%7Cpat.editor%40quiet.example%7C0123&reserved=0';

function read(file: string, text: string): Review {
  const parsed = readReview({ file, bytes: new TextEncoder().encode(text) });
  if (parsed.kind === 'invalid') throw new Error(JSON.stringify(parsed.problems));
  return parsed.review;
}

test.each([
  ['a.txt', `Four\n\n4/5 · K\n\n${WRAPPED}\n\nSummary\n\nx\n`],
  ['a.md', `---\noutlet: K\nurl: ${WRAPPED}\n---\n\n# Four\n\n## Summary\n\nx\n`],
  ['a.json', JSON.stringify({ title: 'Four', outlet: 'K', url: WRAPPED, summary: ['x'] })],
])("%s: the review holds the article's own URL", (file, text) => {
  expect(read(file, text).url).toBe('https://harbor.example/q');
});

test('a link in a text loses its wrapper and keeps the sentence around it', () => {
  const review = read(
    'a.json',
    JSON.stringify({
      title: 'Four',
      outlet: 'K',
      summary: [`See ${WRAPPED}.`, `Read it<${WRAPPED}>, or (${WRAPPED})!`],
      keyFindings: [{ text: WRAPPED }],
      analysis: [{ heading: null, blocks: [{ type: 'quote', paragraphs: [WRAPPED] }] }],
      whyItMatters: [WRAPPED],
      sections: [{ heading: 'More', blocks: [{ type: 'list', ordered: false, items: [WRAPPED] }] }],
    }),
  );
  expect(review.summary).toEqual([
    'See https://harbor.example/q.',
    'Read it<https://harbor.example/q>, or (https://harbor.example/q)!',
  ]);
  expect(JSON.stringify(review)).not.toContain('pat.editor');
});

test('a review without wrapped links is unchanged', () => {
  fc.assert(
    fc.property(anyReview, (review) => {
      expect(unwrapReview(review)).toEqual(review);
    }),
  );
});
