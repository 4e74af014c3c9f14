import type { Review } from '@galley/core/review';
import { expect, test } from 'vitest';
import { composeReviewText } from './compose-review-text.ts';

const review: Review = {
  title: 'The Quiet Return of the Reading Room',
  rating: { value: 3.5, max: 5 },
  outlet: 'The Atlas',
  publishedOn: '2026-11-09',
  authors: ['Dana Okafor', 'Lev Marsh'],
  url: 'https://example.com/reading-room',
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

const context = { publicUrl: 'https://longread.example', language: 'en' };

test('a review is set for reading', () => {
  const text = composeReviewText({ review, slug: 'reading-room' }, { ...context, position: 2 });
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

Read the article in The Atlas:
https://example.com/reading-room
This review on the web:
https://longread.example/reviews/reading-room
`);
});

test('what a review lacks leaves no trace', () => {
  const bare: Review = {
    title: 'Only a Title',
    rating: null,
    outlet: '',
    publishedOn: null,
    authors: [],
    url: null,
    summary: [],
    keyFindings: [],
    analysis: [],
    whyItMatters: [],
    sections: [],
  };
  expect(composeReviewText({ review: bare, slug: 'bare' }, { ...context, position: null })).toBe(
    'Only a Title\n============\n\nThis review on the web:\nhttps://longread.example/reviews/bare',
  );
});
