import { globSync } from 'node:fs';
import MiniSearch from 'minisearch';
import { buildSite } from '@galley/docs-site';
import { findProblems } from '@galley/docs-site/find-problems';
import { NAVIGATION } from '@galley/docs-site/navigation';
import { renderPage } from '@galley/docs-site/render-page';
import { expect, test } from 'vitest';
import { ROOT } from './read-commands.ts';

/** Pages that are being written elsewhere. */

const site = buildSite();
const text = (path: string): string => String(site.files.get(path) ?? '');
const html = [...site.files.keys()].filter((path) => path.endsWith('.html'));

test('every page of docs has one place in the navigation', () => {
  const written = globSync('docs/**/*.md', { cwd: ROOT, exclude: ['**/node_modules'] });
  const listed = site.pages.map(({ source }) => source);
  expect(written.filter((path) => !listed.includes(path))).toEqual([]);
  const all = NAVIGATION.flatMap(({ pages }) => pages);
  expect(all.length).toBe(new Set(all).size);
  const missing = all.filter((path) => !listed.includes(path));
  expect(missing).toEqual([]);
  expect(new Set(site.pages.map(({ path }) => path)).size).toBe(site.pages.length);
});

test('every link of every page leads to a page, a heading or a file', () => {
  expect(html.length).toBeGreaterThan(100);
  expect(site.problems).toEqual([]);
});

test('no page loads anything from elsewhere, and browsers are told to refuse it', () => {
  for (const path of html) {
    expect(text(path)).toContain(
      'http-equiv="Content-Security-Policy" content="default-src \'none\'',
    );
    const loads = [...text(path).matchAll(/<(?:link|script|img|iframe|source)\b[^>]*>/g)];
    expect(loads.filter(([tag]) => /(?:src|href)="(?:https?:)?\/\//.test(tag))).toEqual([]);
    expect(text(path)).not.toMatch(/ style="| on[a-z]+="|<script>/);
  }
  expect(text('style.css')).not.toMatch(/@import|url\(/);
  expect(text('search.js')).not.toMatch(/https?:|fetch|XMLHttpRequest/);
});

test('the search finds pages by words, and leads to the heading', () => {
  const index = MiniSearch.loadJSON(
    text('search-index.js').replace('globalThis.docsIndex=', '').trim(),
    { fields: ['title', 'text', 'body'], storeFields: ['path'] },
  );
  const find = (words: string): unknown[] =>
    index.search(words, { prefix: true, combineWith: 'AND' }).map(({ path }) => path as unknown);
  expect(find('undo window')).toContain('concepts.html#sending');
  expect(find('RESEND_API_KEY').some((path) => String(path).startsWith('env.html'))).toBe(true);
  expect(find('mailchimp')).toContain('moving/mailchimp.html');
  expect(find('xyzzy')).toEqual([]);
});

test('a link to no file, and one to no heading, are reported; tags in a text stay text', () => {
  const page = {
    source: 'docs/odd.md',
    path: 'odd.html',
    title: 'Odd',
    markdown:
      '# Odd\n\nA <script>x</script> [a](nowhere.md) [b](#none) [c](#odd) [d](https://a.example)\n',
  };
  const pages = new Map([[page.source, page]]);
  const its = renderPage(page, { pages, isFile: () => false, isFolder: () => false });
  expect(its.html).toContain('&lt;script&gt;');
  expect([...findProblems(new Map([[page, its]]), new Map([[page.path, '']]))]).toEqual([
    'docs/odd.md: nowhere.md leads nowhere',
    'docs/odd.md: there is no heading #none',
  ]);
});
