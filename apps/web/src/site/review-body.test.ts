import type { Review } from '@galley/core/review';
import { wordingOf } from '@galley/wording';
import { expect, test } from 'vitest';
import { credits, reviewBody } from './review-body.ts';

const review: Review = {
  title: 'The Quiet Grid',
  rating: null,
  outlet: 'The Harbor Review',
  publishedOn: null,
  authors: [],
  url: null,
  topics: [],
  summary: ['Roses are red,\nviolets are <blue>.'],
  keyFindings: [{ label: 'Margin', text: 'low\n- at noon' }],
  analysis: [
    {
      heading: null,
      blocks: [
        { type: 'list', ordered: true, items: ['Read\n- at noon\n  1. twice', 'Call'] },
        { type: 'quote', paragraphs: ['one\ntwo'] },
        { type: 'table', header: ['Hour', '<b>'], rows: [['19:42', '']] },
        { type: 'paragraph', text: 'if late:\n  call' },
      ],
    },
  ],
  whyItMatters: ['a\nb'],
  sections: [],
};

test('a page breaks lines and indents them where the review does', async () => {
  const page = String(await reviewBody(wordingOf('en'), review, 2));
  expect(page).toContain('<p dir="auto">Roses are red,<br />violets are &lt;blue&gt;.</p>');
  expect(page).toContain('<li><bdi><b>Margin:</b> low<br />- at noon</bdi></li>');
  expect(page).toContain('<li><bdi>Read<br />- at noon<br />\u00a0\u00a01. twice</bdi></li>');
  expect(page).toContain('<p dir="auto">one<br />two</p>');
  expect(page).toContain('if late:<br />\u00a0\u00a0call');
  expect(page.replaceAll(/>\s+</g, '><')).toContain(
    '<thead><tr><th scope="col" dir="auto">Hour</th><th scope="col" dir="auto">&lt;b&gt;</th></tr></thead><tbody><tr><td dir="auto">19:42</td><td dir="auto"></td></tr></tbody>',
  );
  expect(page).toContain('<p dir="auto">a<br />b</p>');
});

test('a separator stands between two credits, in neither of their directions', async () => {
  const arabic = wordingOf('ar');
  const dated = { ...review, outlet: 'WIRED', publishedOn: '2026-03-11', authors: ['Ada'] };
  const line = String(await credits(arabic, dated)).replaceAll(/\s*\n\s*/g, '');
  const between = `<span class="between">${arabic.separator}</span>`;
  expect(line).toContain(`<bdi class="outlet">WIRED</bdi>${between}<time`);
  expect(line).toContain(`</time>${between}<bdi>`);
});
