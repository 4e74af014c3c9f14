import { completeTheme } from '@galley/core/newsletter';
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, test } from 'vitest';
import { ARABIC_ISSUE } from '../fixtures/arabic-issue.fixture.ts';
import { LOGO_THEME, PREVIEW_PAGES } from '../fixtures/preview-pages.fixture.ts';
import { foldSpace, visibleText } from '../fixtures/review-texts.fixture.ts';
import { sampleIssue } from '../fixtures/sample-issue.fixture.ts';
import { SAMPLE_REVIEWS } from '../fixtures/sample-reviews.fixture.ts';
import Issue from '../templates/issue.tsx';
import type { IssueProps } from './props.ts';
import { renderIssue } from './render-issue.ts';

const issue = sampleIssue(SAMPLE_REVIEWS);
const themed = (theme: IssueProps['newsletter']['theme']): IssueProps => ({
  ...issue,
  newsletter: { ...issue.newsletter, theme },
});
const isLong = (line: string) => line.length > 78 && !/^ *https:\S+$/.test(line);

describe('a theme', () => {
  test('colours a mail in light and dark mode, and keeps none of the default colours', async () => {
    const accent = '#0b5d4b';
    const { html } = await renderIssue(themed(completeTheme({ light: { accent } })));
    const { accent: house } = completeTheme(null).light;
    expect(html).toContain(`color:${accent}`);
    expect(html).not.toContain(house);
    expect(html).toContain(`.accent{color:${completeTheme({ light: { accent } }).dark.accent}`);
  });

  test('sets titles, text and labels in its fonts', async () => {
    const fonts = { display: 'Futura,Arial,sans-serif', text: 'Verdana,sans-serif' };
    const { html } = await renderIssue(themed(completeTheme({ fonts })));
    expect(html).toMatch(/<h1[^>]*px Futura,Arial,sans-serif/);
    expect(html).toMatch(/<td class="margin ink[^>]*px Verdana,sans-serif/);
    expect(html).not.toContain('Georgia');
  });

  test('replaces the title with a logo, whose text is read where pictures are off', async () => {
    const { html } = await renderIssue(themed(LOGO_THEME));
    expect(html).toMatch(
      /<h1[^>]*><img src="https:\/\/longread\.example\/logo\.png" alt="The Long Read Review" width="420" height="64"[^>]*\/?><\/h1>/,
    );
    expect(html).not.toContain('<link');
  });
});

test('a template rendered by something else shows no marks for Outlook', () => {
  const html = renderToStaticMarkup(createElement(Issue, Issue.PreviewProps));
  expect(html).not.toMatch(/[\uFDD8-\uFDDB]|<\/style>td\{/);
});

describe('an issue in Arabic', () => {
  test('is mirrored, and no side of the other direction is left', async () => {
    const { html } = await renderIssue(ARABIC_ISSUE);
    expect(html).toMatch(/^<!DOCTYPE html><html [^>]*lang="ar"/);
    expect(html).toContain('border-right:3px solid');
    expect(html).toContain('padding:0 24px 0 0');
    expect(html).toContain('align="left"');
    expect(html).not.toMatch(/border-left|align="right"|font-style:italic/);
    // Joined letters come apart when they are spaced; stars may be spaced.
    const spaced = [...html.matchAll(/<(\w+)[^>]*letter-spacing/g)].map(([, tag]) => tag);
    expect(new Set(spaced)).toEqual(new Set(['span']));
  });

  test('marks the direction at the start of each line of its plain text', async () => {
    const { text } = await renderIssue(ARABIC_ISSUE);
    const lines = text.split('\n').filter((line) => line !== '' && !/^ *https:/.test(line));
    expect(lines.filter((line) => !line.startsWith('\u200F'))).toEqual([]);
    expect(text.split('\n').filter(isLong)).toEqual([]);
    expect(text).toMatch(/^ +https:\/\/longread\.example\/issues\/12$/m);
  });

  test('keeps a Latin name from pulling the rating to its own side', async () => {
    const { html } = await renderIssue(ARABIC_ISSUE);
    expect(html).toContain('Cartographer’s Quarterly\u200F · \u200F');
  });
});

test.each([
  ['ar', '1 Harbour Street', '<span dir="ltr">1 Harbour Street</span>'],
  ['en', '12 شارع المطبعة', '<span dir="rtl">12 شارع المطبعة</span>'],
])(
  'in a mail in %s, an address in another script keeps its number in front',
  async (language, line, shown) => {
    const { newsletter } = ARABIC_ISSUE;
    const { html } = await renderIssue({
      ...ARABIC_ISSUE,
      newsletter: { ...newsletter, language, postalAddress: `${line}\n${line}` },
    });
    expect(html.split(shown)).toHaveLength(3);
  },
);

describe('a shortened review', () => {
  const shortened = (extent: 'summary' | 'headline'): IssueProps => ({
    ...issue,
    reviews: issue.reviews.map((each, index) => (index === 0 ? each : { ...each, extent })),
  });

  test.each(['summary', 'headline'] as const)(
    'with extent %s says in both forms what is on its page, and links there',
    async (extent) => {
      const { html, text } = await renderIssue(shortened(extent));
      for (const page of [visibleText(html), foldSpace(text)]) {
        expect(page).toContain(
          extent === 'summary'
            ? 'On the web: Detailed Analysis and Why This Matters.'
            : 'On the web: Summary, 4 key findings, Detailed Analysis, and Why This Matters.',
        );
        expect(page.split('Read the whole review').length - 1).toBe(5);
      }
      expect(html).toContain(`href="https://longread.example/reviews/${issue.reviews[4]?.slug}"`);
    },
  );

  test('keeps title, rating and credits, and as a summary also its findings', async () => {
    const headline = await renderIssue(shortened('headline'));
    const summary = await renderIssue(shortened('summary'));
    for (const { review } of issue.reviews.slice(1)) {
      const finding = foldSpace(review.keyFindings[0]?.text ?? review.summary[0] ?? 'missing');
      for (const page of [visibleText(headline.html), foldSpace(headline.text)]) {
        expect(page).toContain(foldSpace(review.title));
        expect(page).toContain(`${review.rating?.value} of 5`);
        expect(page).not.toContain(finding);
      }
      expect(visibleText(summary.html)).toContain(finding);
    }
  });

  test('is light: a hundred headlines and their contents fit below the clip', async () => {
    const reviews = Array.from({ length: 100 }, (_, at) => ({
      ...(issue.reviews[at % issue.reviews.length] ?? fail()),
      extent: 'headline' as const,
    }));
    const { html } = await renderIssue({ ...issue, reviews });
    expect(Buffer.byteLength(html)).toBeLessThan(100 * 1000);
  });
});

test.each(Object.entries(PREVIEW_PAGES))('the template %s can be previewed', (_, page) => {
  const html = page();
  expect(html).toMatch(/^<!DOCTYPE html><html /);
  expect(html).not.toMatch(/undefined|\[object|[\uFDD2-\uFDEF]/);
});

function fail(): never {
  throw new Error('no sample review to repeat');
}
