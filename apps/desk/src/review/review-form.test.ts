import type { Block, Review } from '@galley/core/review';
import { reviewSchema } from '@galley/core/review/formats';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readField } from './read-form.ts';
import { emptyBlock, emptyFinding, emptyPart, FIELD_NAMES } from './review-form.ts';
import { writeForm, writeField } from './write-form.ts';

const PIECES = [
  'word',
  ' ',
  '  ',
  '- ',
  '• ',
  '> ',
  '1. ',
  '|',
  ': ',
  '<b>',
  '{{x}}',
  'é',
  'العربية',
];

const line = fc
  .array(fc.constantFrom(...PIECES), { minLength: 1, maxLength: 6 })
  .map((pieces) => `x${pieces.join('')}x`);
/** Lines inside a text may be indented. */
const text = fc
  .tuple(line, fc.array(fc.tuple(fc.constantFrom('', '  ', '\t'), line), { maxLength: 3 }))
  .map(([first, more]) => [first, ...more.map(([indent, each]) => indent + each)].join('\n'));
const texts = fc.array(text, { minLength: 1, maxLength: 3 });
const block: fc.Arbitrary<Block> = fc.oneof(
  fc.record({ type: fc.constant('paragraph' as const), text }),
  fc.record({ type: fc.constant('list' as const), ordered: fc.boolean(), items: texts }),
  fc.record({ type: fc.constant('quote' as const), paragraphs: texts }),
  fc.record({
    type: fc.constant('table' as const),
    header: fc.tuple(line, line),
    rows: fc.array(fc.tuple(line, fc.constantFrom('', 'cell')), { maxLength: 3 }),
  }),
);
const blocks = fc.array(block, { maxLength: 5 });
const review: fc.Arbitrary<Review> = fc.record({
  title: line,
  rating: fc.option(fc.constant({ value: 3.5, max: 5 })),
  outlet: line,
  publishedOn: fc.option(fc.constant('2026-03-11')),
  authors: fc.array(line, { maxLength: 3 }),
  url: fc.option(fc.constant('https://example.org/a?b=c')),
  topics: fc.uniqueArray(fc.constantFrom('AI', 'The Sea - Atlantic', 'المناخ'), { maxLength: 3 }),
  summary: fc.array(text, { maxLength: 3 }),
  keyFindings: fc.array(fc.record({ label: fc.option(line), text }), { maxLength: 3 }),
  analysis: fc.array(fc.record({ heading: line, blocks }), { maxLength: 3 }),
  whyItMatters: fc.array(text, { maxLength: 3 }),
  sections: fc.array(fc.record({ heading: line, blocks }), { maxLength: 3 }),
});

test('a review that nobody has changed is read back as it was', () => {
  fc.assert(
    fc.property(review, (given) => {
      expect(reviewSchema.safeParse(given).error?.issues).toBeUndefined();
      const form = writeForm(given);
      for (const name of FIELD_NAMES) expect(readField(name, form[name])).toEqual(given[name]);
    }),
  );
});

test('what is typed and read looks the same when it is written again', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom('a', ' ', '\n', '\t', '•') }), (typed) => {
      for (const name of ['summary', 'authors'] as const) {
        const read = readField(name, typed);
        expect(readField(name, writeField(name, read))).toEqual(read);
      }
      const bullets = { ...emptyBlock('bullets'), text: typed } as const;
      const part = { ...emptyPart(), heading: 'H', blocks: [bullets] } as Parameters<
        typeof readField<'sections'>
      >[1][number];
      const read = readField('sections', [part]);
      expect(readField('sections', writeField('sections', read))).toEqual(read);
    }),
  );
});

test('rows in which nothing is typed yet are no part of the review', () => {
  expect(readField('keyFindings', [emptyFinding()])).toEqual([]);
  expect(readField('sections', [emptyPart()])).toEqual([]);
  expect(readField('analysis', [{ ...emptyPart(), blocks: [emptyBlock('table')] }])).toEqual([]);
});

test('half a row counts, so that nothing typed is lost', () => {
  expect(readField('keyFindings', [{ ...emptyFinding(), label: 'Revenue' }])).toEqual([
    { label: 'Revenue', text: '' },
  ]);
  const part = {
    ...emptyPart(),
    blocks: [{ ...emptyBlock('text'), text: 'A.\n\nB.' }],
  } as Parameters<typeof readField<'analysis'>>[1][number];
  expect(readField('analysis', [part])).toEqual([
    {
      heading: null,
      blocks: [
        { type: 'paragraph', text: 'A.' },
        { type: 'paragraph', text: 'B.' },
      ],
    },
  ]);
});
