import { placeholder } from '@galley/core/issue';
import type { Review } from '@galley/core/review';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anyReview } from '../fixtures/any-review.arbitrary.ts';
import {
  decodeEntities,
  firstOutOfOrder,
  foldSpace,
  reviewTexts,
  visibleText,
} from '../fixtures/review-texts.fixture.ts';
import { sampleIssue } from '../fixtures/sample-issue.fixture.ts';
import { SAMPLE_REVIEWS } from '../fixtures/sample-reviews.fixture.ts';
import { renderIssue } from './render-issue.ts';

const count = (page: string, part: string) => page.split(part).length - 1;
const seed = SAMPLE_REVIEWS.slice(0, 1);
const issues: readonly (readonly Review[])[] = [seed, SAMPLE_REVIEWS];

describe('the mail contains every text of every review, in order', () => {
  const reviews = fc.array(anyReview, { maxLength: 4 });
  const inOrder = (page: string, all: readonly Review[]) =>
    firstOutOfOrder(all.flatMap(reviewTexts), page);

  test('in the HTML', async () => {
    await fc.assert(
      fc.asyncProperty(reviews, async (all) => {
        const { html } = await renderIssue(sampleIssue(all));
        expect(inOrder(visibleText(html), all)).toBeNull();
      }),
    );
  });

  test('in the plain text', async () => {
    await fc.assert(
      fc.asyncProperty(reviews, async (all) => {
        const { text } = await renderIssue(sampleIssue(all));
        expect(inOrder(foldSpace(text), all)).toBeNull();
      }),
    );
  });

  test.each(issues)('and each sentence of the samples once', async (...all) => {
    const { html, text } = await renderIssue(sampleIssue(all));
    const sentences = all
      .flatMap((review) => reviewTexts(review).slice(2 + review.authors.length))
      .filter((sentence) => sentence.length > 30);
    for (const sentence of sentences) {
      expect.soft(count(visibleText(html), sentence), sentence).toBe(1);
      expect.soft(count(foldSpace(text), sentence), sentence).toBe(1);
    }
  });
});

test('a mail breaks lines and indents them where a review does', async () => {
  const [review] = SAMPLE_REVIEWS;
  const verse = 'Roses are red,\n  violets are blue.';
  const list = { type: 'list' as const, ordered: true, items: ['Read\n- at noon', 'Call'] };
  const broken: Review = {
    ...(review as Review),
    summary: [verse],
    keyFindings: [{ label: 'Margin', text: verse }],
    analysis: [
      { heading: null, blocks: [list, { type: 'quote', paragraphs: [verse] }] },
      { heading: 'Code', blocks: [{ type: 'paragraph', text: verse }] },
    ],
    whyItMatters: [verse],
  };
  const { html, text } = await renderIssue(sampleIssue([broken]));
  expect(count(html, 'Roses are red,<br/>\u00a0\u00a0violets are blue.')).toBe(5);
  expect(html).toContain('Read<br/>- at noon');
  expect(count(text, 'violets are blue.')).toBe(5);
  expect(text).toMatch(/^( *)Roses are red,\n\1 {2}violets are blue\.$/mu);
  expect(text).toContain('  1. Read\n     - at noon\n  2. Call');
});

test('text is data: a review produces neither markup nor script', async () => {
  await fc.assert(
    fc.asyncProperty(anyReview, async (review) => {
      const hostile = '<script>alert(1)</script><img src=x onerror=alert(1)>"\'';
      const title = review.title + hostile;
      const { html } = await renderIssue(sampleIssue([{ ...review, title, summary: [hostile] }]));
      expect(html).not.toMatch(/<script|<img|javascript:[^<]*"/i);
      expect(firstOutOfOrder([foldSpace(title)], visibleText(html))).toBeNull();
    }),
  );
});

test('an article is linked only over http or https', async () => {
  const linked = async (url: string | null) => {
    const [review] = SAMPLE_REVIEWS;
    const { html, text } = await renderIssue(sampleIssue(review ? [{ ...review, url }] : []));
    return html.includes('Read the article') || text.includes('Read the article');
  };
  expect(await linked('https://example.com/?a=1&b=2')).toBe(true);
  expect(await linked('javascript:alert(1)')).toBe(false);
  expect(await linked('data:text/html,x')).toBe(false);
  expect(await linked('not an address')).toBe(false);
  expect(await linked(null)).toBe(false);
});

test('a URL keeps its characters', async () => {
  const [review] = SAMPLE_REVIEWS;
  const url = 'https://example.com/a%20b?x=1&y=é#z';
  const { html, text } = await renderIssue(sampleIssue(review ? [{ ...review, url }] : []));
  expect(decodeEntities(html)).toContain(`href="${url}"`);
  expect(text).toContain(`\n    ${url}\n`);
});

test.each(issues)('placeholders appear, unaltered, where readers differ', async (...all) => {
  const { html, text, headers } = await renderIssue(sampleIssue(all));
  const token = placeholder('token');
  for (const page of [html, text]) {
    expect(count(page, token)).toBe(2);
    expect(count(page, `https://longread.example/unsubscribe/${token}`)).toBe(1);
    expect(count(page, `https://longread.example/preferences/${token}`)).toBe(1);
  }
  expect(headers['List-Unsubscribe']).toBe(`<https://longread.example/unsubscribe/${token}>`);
});

test.each(issues)(
  'only a URL makes a line of plain text longer than 78 characters',
  async (...all) => {
    const { text } = await renderIssue(sampleIssue(all));
    const long = text
      .split('\n')
      .filter((line) => line.length > 78 && !/^\s*https:\S+$/.test(line));
    expect(long).toEqual([]);
  },
);

test.each(issues)('headings are in order, with one h1 and one h2 per review', async (...all) => {
  const { html } = await renderIssue(sampleIssue(all));
  const levels = [...html.matchAll(/<h([1-6])/g)].map(([, level]) => Number(level));
  expect(levels.filter((level) => level === 1)).toHaveLength(1);
  expect(levels[0]).toBe(1);
  const contents = all.length > 1 ? 1 : 0;
  expect(levels.filter((level) => level === 2)).toHaveLength(all.length + contents);
  const skips = levels.filter((level, index) => level > (levels[index - 1] ?? 0) + 1);
  expect(skips).toEqual([]);
});

test('a table of contents links to each of several reviews; a single review has none', async () => {
  const many = await renderIssue(sampleIssue(SAMPLE_REVIEWS));
  for (const position of SAMPLE_REVIEWS.keys()) {
    expect(count(many.html, `href="#review-${position + 1}"`)).toBe(1);
    expect(count(many.html, `id="review-${position + 1}"`)).toBe(1);
  }
  const single = await renderIssue(sampleIssue(seed));
  expect(single.html).not.toContain('href="#');
  expect(single.text).not.toContain('In This Issue');
});

test('the HTML is a document that clients accept', async () => {
  const { html } = await renderIssue(sampleIssue(SAMPLE_REVIEWS));
  expect(html).toMatch(/^<!DOCTYPE html><html [^>]*lang="en"/);
  expect(html).toContain('dir="ltr"');
  expect(count(html, '<title>')).toBe(1);
  expect(count(html, '<table')).toBe(count(html, 'role="presentation"'));
  const style = [...html.matchAll(/<style>(.*?)<\/style>/gs)].map(([, css]) => css).join('');
  expect(style).toContain('prefers-color-scheme:dark');
  expect(Buffer.byteLength(style)).toBeLessThan(16 * 1024);
  expect(html).not.toMatch(/<svg|<img|var\(--/);
  // Gmail clips a longer mail, and the unsubscribe link with it.
  expect(Buffer.byteLength(html)).toBeLessThan(100 * 1024);
});

test('the same props give the same bytes', async () => {
  const props = sampleIssue(SAMPLE_REVIEWS);
  expect(await renderIssue(structuredClone(props))).toEqual(await renderIssue(props));
});

test('an issue without sender or postal address can be rendered, so that preflight can stop it', async () => {
  const props = sampleIssue(seed);
  const newsletter = { ...props.newsletter, sender: null, postalAddress: null };
  const { html } = await renderIssue({ ...props, newsletter });
  expect(visibleText(html)).toMatch(/The Long Read Review$/);
});

test('a language that runs from right to left says so', async () => {
  const props = sampleIssue(seed);
  const newsletter = { ...props.newsletter, language: 'ar-EG' };
  const { html } = await renderIssue({ ...props, newsletter });
  expect(count(html, 'lang="ar-EG"')).toBe(2);
  expect(count(html, 'dir="rtl"')).toBe(4);
  // An English review in it runs from left to right as usual, with full stops at the end.
  expect(html).toMatch(/<span dir="ltr">Inside OpenAI[^<]*<\/span>/);
  expect(html).toMatch(/<p[^>]*><span dir="ltr">This in-depth[^<]*\.<\/span><\/p>/);
});
