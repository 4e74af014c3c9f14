import { expect, test } from 'vitest';
import { printReviewText } from './print-review-text.ts';
import type { Review } from './review.ts';

const base: Review = {
  title: 'Title',
  rating: null,
  outlet: 'WIRED',
  publishedOn: null,
  authors: [],
  url: null,
  topics: [],
  summary: [],
  keyFindings: [],
  analysis: [],
  whyItMatters: [],
  sections: [],
};
const paragraph = (text: string) => ({ type: 'paragraph' as const, text });
const list = (...items: string[]) => ({ type: 'list' as const, ordered: false, items });

test('everything has its place', () => {
  const review: Review = {
    ...base,
    rating: { value: 3.5, max: 5 },
    publishedOn: '2026-03-11',
    authors: ['Ada Ito', 'Bo Reyes', 'Cy Lund'],
    url: 'https://a.example/x',
    topics: [],
    summary: ['One.', 'Two\nlines.'],
    keyFindings: [
      { label: 'A', text: 'b\nc' },
      { label: null, text: 'd' },
    ],
    analysis: [
      { heading: null, blocks: [paragraph('Intro.')] },
      { heading: 'Empty', blocks: [] },
    ],
    sections: [
      {
        heading: 'More',
        blocks: [
          list('a', 'b'),
          { ...list('c', 'd'), ordered: true },
          { type: 'quote', paragraphs: ['e\nf', 'g'] },
        ],
      },
    ],
  };
  expect(printReviewText(review)).toEqual({
    kind: 'ok',
    text: `Title

⭐⭐⭐½ 3.5/5 · WIRED · March 11, 2026 · By Ada Ito, Bo Reyes and Cy Lund

https://a.example/x

Summary

One.

Two
lines.

🔑 Key Findings

  • A: b
    c
  • d

More

  • a
  • b

  1. c
  2. d

> e
> f
>
> g

Detailed Analysis

Intro.

Empty
`,
  });
});

test.each<[string, Partial<Review>, string]>([
  ['a title that is a heading', { title: 'Summary' }, 'Title: Summary\n\nWIRED\n'],
  ['a title that is a head', { title: '5/5 · A' }, 'Title: 5/5 · A\n\nWIRED\n'],
  ['a title with a label', { title: 'Title: A' }, 'Title: Title: A\n\nWIRED\n'],
  ['an outlet with a separator', { outlet: 'A · B' }, 'Title\n\nOutlet: A · B\n'],
  [
    'an outlet that is a date',
    { outlet: '2026-03-11', rating: { value: 5, max: 5 } },
    'Title\n\nOutlet: 2026-03-11\n⭐⭐⭐⭐⭐ 5/5\n',
  ],
  ['an outlet with a comma', { outlet: 'A, B' }, 'Title\n\nOutlet: A, B\n'],
  [
    'a URL that ends like a sentence',
    { url: 'https://a.example/x.' },
    'Title\n\nWIRED\n\n<https://a.example/x.>\n',
  ],
])('%s gets a label or a mark', (_, change, text) => {
  expect(printReviewText({ ...base, ...change })).toEqual({ kind: 'ok', text });
});

test.each<[string, Partial<Review>, string, string]>([
  [
    'a title with a label inside',
    { title: 'Summary | Outlet: x' },
    'title',
    'would read as something else on its own line',
  ],
  [
    'an outlet with a separator and a date',
    { outlet: 'A · 2026-03-11' },
    'outlet',
    'would read as something else on its own line',
  ],
  [
    'an author with two names',
    { authors: ['A', 'Bo Reyes; Cy Lund'] },
    'author 2',
    'would read as something else on its own line',
  ],
  [
    'a summary that is a heading',
    { summary: ['a.', 'Key Findings'] },
    'paragraph 2 of the summary',
    'would read as the heading "Key Findings"',
  ],
  [
    'a heading within a paragraph',
    { summary: ['a\nAnalysis\nb'] },
    'paragraph 1 of the summary',
    'would read as the heading "Analysis"',
  ],
  [
    'a second paragraph like a heading',
    { whyItMatters: ['a.', 'No stop'] },
    'paragraph 2 of "Why It Matters"',
    'would read as something else on its own line',
  ],
  [
    'a paragraph like a heading',
    { sections: [{ heading: 'H', blocks: [paragraph('No stop')] }] },
    'block 1 of the section "H"',
    'would read as something else on its own line',
  ],
  [
    'a paragraph like a list',
    { analysis: [{ heading: 'H', blocks: [paragraph('a\n- b.')] }] },
    'block 1 of the part "H" of the analysis',
    'has a line that would read as a list item',
  ],
  [
    'a paragraph like a quote',
    { analysis: [{ heading: 'H', blocks: [paragraph('> a.')] }] },
    'block 1 of the part "H" of the analysis',
    'has a line that would read as a quote',
  ],
  [
    'indented lines',
    { summary: ['a\n  b.'] },
    'paragraph 1 of the summary',
    'has a line with white space at its edges, which this form does not keep',
  ],
  [
    'a finding whose text has a label',
    { keyFindings: [{ label: null, text: 'A: b' }] },
    'key finding 1',
    'would not read back unchanged',
  ],
  [
    'a label with a colon',
    { keyFindings: [{ label: 'A: b', text: 'c' }] },
    'key finding 1',
    'would not read back unchanged',
  ],
  [
    'a heading with a full stop',
    { analysis: [{ heading: 'H.', blocks: [] }] },
    'the heading of the part "H." of the analysis',
    'would not read back unchanged',
  ],
  [
    'two lists in a row',
    { sections: [{ heading: 'H', blocks: [list('a'), list('b')] }] },
    'the section "H"',
    'would not read back unchanged next to its neighbours',
  ],
  [
    'a URL as the last line',
    { whyItMatters: ['a.', 'https://a.example'] },
    'url',
    'would not read back unchanged next to its neighbours',
  ],
])('%s is refused by name', (_, change, place, reason) => {
  expect(printReviewText({ ...base, ...change })).toEqual({
    kind: 'not-representable',
    problems: [{ place, reason }],
  });
});

test('every place is named', () => {
  const printed = printReviewText({ ...base, title: 'x\u00a0| By: y', summary: ['a\n\tb.'] });
  expect(printed.kind === 'ok' ? [] : printed.problems.map(({ place }) => place)).toEqual([
    'title',
    'paragraph 1 of the summary',
  ]);
});

test('lists inside items, verse and notes read back as they were', () => {
  const review: Review = {
    ...base,
    summary: ['Roses are red,\nviolets are blue[1].', '[1] https://example.org/source'],
    keyFindings: [{ label: 'A', text: 'b\n- c\n- d' }],
    analysis: [
      {
        heading: 'Steps',
        blocks: [
          {
            type: 'list',
            ordered: true,
            items: ['Read\n- at noon\n  1. twice\n    more\n- at dusk\nlast', 'Call'],
          },
        ],
      },
    ],
  };
  const printed = printReviewText(review);
  expect(printed).toMatchObject({
    kind: 'ok',
    text: expect.stringContaining(
      '  1. Read\n    - at noon\n      1. twice\n        more\n    - at dusk\n    last\n  2. Call\n',
    ),
  });
});
