import type { Review } from '@galley/core/review';
import { expect, test } from 'vitest';
import { wordingOf } from '@galley/wording';
import { composeReviewText } from './compose-review-text.ts';
import { numberLinks } from './number-links.ts';

const review: Review = {
  title: 'The Quiet Return of the Reading Room',
  rating: { value: 3.5, max: 5 },
  outlet: 'The Atlas',
  publishedOn: '2026-11-09',
  authors: ['Dana Okafor', 'Lev Marsh'],
  url: 'https://example.com/reading-room',
  topics: [],
  summary: ['Libraries fill up again.'],
  keyFindings: [
    {
      label: 'Visits',
      text: 'Up by a third in two years, most of them on weekday evenings after six',
    },
    { label: null, text: 'Nobody knows why.' },
  ],
  analysis: [
    { heading: 'Silence', blocks: [] },
    {
      heading: 'Heating',
      blocks: [
        { type: 'paragraph', text: 'A warm room is a reason.' },
        { type: 'list', ordered: true, items: ['Light', 'Warmth'] },
        { type: 'quote', paragraphs: ['We came for the silence.'] },
      ],
    },
    { heading: null, blocks: [{ type: 'paragraph', text: 'And the rest.' }] },
  ],
  whyItMatters: ['Rooms are for people.'],
  sections: [{ heading: 'What It Leaves Out', blocks: [{ type: 'paragraph', text: 'Money.' }] }],
};

const options = (position: number | null) => ({
  publicUrl: 'https://longread.example',
  wording: wordingOf('en'),
  writeLink: numberLinks(),
  position,
});

test('a review is laid out for reading', () => {
  const text = composeReviewText({ review, slug: 'reading-room' }, options(2));
  expect(`${text}\n`).toBe(`\
2. The Quiet Return of the Reading Room
=======================================
3.5 of 5 · The Atlas · November 9, 2026 · By Dana Okafor and Lev Marsh

Summary
-------

Libraries fill up again.

Key Findings
------------

  • Visits: Up by a third in two years, most of them on weekday evenings
    after six
  • Nobody knows why.

Detailed Analysis
-----------------

Silence

Heating
  A warm room is a reason.

    1. Light
    2. Warmth

      We came for the silence.

And the rest.

Why This Matters
----------------

Rooms are for people.

What It Leaves Out
------------------

Money.

[1] Read the article in The Atlas:
    https://example.com/reading-room
[2] This review on the web:
    https://longread.example/reviews/reading-room
`);
});

test('a table is set in columns, or row by row if it is too wide', () => {
  const table = (cell: string): Review => ({
    ...review,
    analysis: [
      {
        heading: 'Night',
        blocks: [
          {
            type: 'table',
            header: ['Hour', 'Margin', ''],
            rows: [
              ['19:42', cell, '!'],
              ['', '1%', ''],
            ],
          },
        ],
      },
    ],
  });
  const text = (cell: string) =>
    composeReviewText({ review: table(cell), slug: 'x' }, options(null));
  expect(text('0.3%')).toContain(
    'Night\n  Hour   Margin\n  -----  ------  -\n  19:42  0.3%    !\n         1%\n',
  );
  expect(text(`low ${'and falling '.repeat(6)}`.trim())).toContain(
    '  Hour: 19:42\n  Margin: low and falling and falling and falling and falling and\n    falling and falling\n  !\n\n  Margin: 1%\n',
  );
});

test('what a review lacks leaves no gap', () => {
  const bare: Review = {
    title: 'Only a Title',
    rating: null,
    outlet: '',
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
  expect(composeReviewText({ review: bare, slug: 'bare' }, options(null))).toBe(
    'Only a Title\n============\n\n[1] This review on the web:\n    https://longread.example/reviews/bare',
  );
});

test('findings that all have a short label are set in two columns', () => {
  const keyFindings = [
    { label: 'Visits', text: 'Up by a third in two years, most of them on weekday evenings.' },
    { label: 'Opening Hours', text: 'Longer.' },
  ];
  const text = composeReviewText({ review: { ...review, keyFindings }, slug: 'x' }, options(null));
  expect(text).toContain(`\
  Visits:         Up by a third in two years, most of them on weekday
                  evenings.
  Opening Hours:  Longer.
`);
});

test('a shortened review lists what is on its page', () => {
  const text = (extent: 'summary' | 'headline') =>
    composeReviewText({ review, slug: 'reading-room', extent }, options(null));
  expect(text('summary')).toContain('Nobody knows why.');
  expect(text('summary')).not.toContain('A warm room');
  expect(text('summary')).toMatch(
    /\n\nOn the web: Detailed Analysis, Why This Matters, and What It Leaves Out\.\n\[1\] Read the whole review:\n    https:\S+$/,
  );
  expect(text('headline')).toBe(`\
The Quiet Return of the Reading Room
====================================
3.5 of 5 · The Atlas · November 9, 2026 · By Dana Okafor and Lev Marsh

On the web: Summary, 2 key findings, Detailed Analysis, Why This
Matters, and What It Leaves Out.
[1] Read the whole review:
    https://longread.example/reviews/reading-room`);
});
