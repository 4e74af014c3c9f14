import fc from 'fast-check';
import { expect, test } from 'vitest';
import { BLOG_HEADS } from './fixtures/blog-heads.ts';
import { DOUBTFUL_HEADS } from './fixtures/doubtful-heads.ts';
import { metas, page, script } from './fixtures/head-case.ts';
import { PRESS_HEADS } from './fixtures/press-heads.ts';
import { WORLD_HEADS } from './fixtures/world-heads.ts';
import type { HeadField } from '@galley/core/collect';
import { readArticleHead } from './read-article-head.ts';

const HEADS = [...BLOG_HEADS, ...PRESS_HEADS, ...WORLD_HEADS, ...DOUBTFUL_HEADS];

const shown = ({ value, unsure }: HeadField<string>): string | null =>
  unsure ? `?${value ?? ''}` : value;

test.each(HEADS.map((each) => [each.name, each] as const))('%s', (_, its) => {
  const { html, address, title, outlet, publishedOn, authors, url, language } = its;
  const head = readArticleHead(html, address);
  expect({
    title: shown(head.title),
    outlet: shown(head.outlet),
    publishedOn: shown(head.publishedOn),
    authors: head.authors.value,
    authorsUnsure: head.authors.unsure,
    url: shown(head.url),
    language: shown(head.language),
  }).toEqual({
    title,
    outlet,
    publishedOn,
    authors,
    authorsUnsure: its.authorsUnsure ?? false,
    url,
    language,
  });
});

test('at least 60 heads are read, and no date is wrong', () => {
  expect(HEADS.length).toBeGreaterThanOrEqual(60);
  const wrong = HEADS.filter(({ html, address, publishedOn }) => {
    const { value } = readArticleHead(html, address).publishedOn;
    return value !== null && value !== publishedOn;
  });
  expect(wrong).toEqual([]);
});

test('each value names its source, and a doubtful one the readings against it', () => {
  const html = page(
    'en',
    metas({ 'og:title': 'A', 'og:site_name': 'B', 'article:published_time': '2026-03-11' }),
    script({ '@type': 'Article', headline: 'A', datePublished: '2026-03-12' }),
  );
  const { title, outlet, publishedOn, url, language } = readArticleHead(
    html,
    'https://a.example/b',
  );
  expect([title, outlet, url, language].map(({ source }) => source)).toEqual([
    'JSON-LD headline',
    'meta og:site_name',
    'address',
    'html lang',
  ]);
  expect(publishedOn).toEqual({
    value: null,
    source: null,
    unsure: true,
    others: [
      { value: '2026-03-12', source: 'JSON-LD datePublished' },
      { value: '2026-03-11', source: 'meta article:published_time' },
    ],
  });
});

test('nothing of the text is taken, wherever it stands', () => {
  const html = page(
    'en',
    '<title>Short</title>',
    metas({ description: 'SECRET', 'og:description': 'SECRET', 'og:title': 'Short' }),
    script({ '@type': 'Article', headline: 'Short', articleBody: 'SECRET', description: 'SECRET' }),
    '</head><body><h1>SECRET</h1><time datetime="2026-03-11">SECRET</time>SECRET',
  );
  expect(JSON.stringify(readArticleHead(html, 'https://a.example/b'))).not.toContain('SECRET');
});

test('a title in a picture, a comment or a script is not the title', () => {
  const html =
    '<html><!-- <title>No</title> --><script>"<title>No</title>"</script><svg><title>No</title></svg><title>Yes</title>';
  expect(readArticleHead(html, 'https://a.example/b').title.value).toBe('Yes');
});

test('any bytes give a head, with fields that a review can hold', () => {
  const piece = fc.oneof(
    fc.string(),
    fc.constantFrom(
      '<meta property="og:title" content="',
      '<meta name="date" content="',
      '<script type="application/ld+json">',
      '{"@type":"Article","headline":',
      '"@graph":[{',
      '</script>',
      '">',
      '<title>',
      '<time datetime="2026-13-45">',
      '<link rel=canonical href=//',
      '&#0;&#xd800;',
      '\u202e',
    ),
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
      const head = readArticleHead(pieces.join(''), 'https://a.example/b');
      expect(head.title.value ?? 'x').toMatch(/^\S(?:.{0,298}\S)?$/u);
      expect(head.url.value).toMatch(/^https?:/);
      expect(head.publishedOn.value ?? '2026-01-01').toMatch(/^\d{4}-\d\d-\d\d$/);
    }),
  );
});

test.each([
  ['open tags', '<b><a href=x>'],
  ['attributes', '<p a b c d e f g'],
  ['JSON-LD', '<script type="application/ld+json">{"@graph":[{"@type":"Article"}]}</script>'],
  ['nested JSON', '<script type="application/ld+json">[[[[[[[['],
  ['comments', '<!-- - -->'],
  ['metas', '<meta name=author content="a, b, c and d">'],
  ['authors full of "@"', `<meta name=author content="${'a@'.repeat(499)}">`],
  ['unclosed quotes', '<meta content="'],
])('2 MB of %s are read', (_, piece) => {
  const html = piece.repeat(Math.ceil(2_000_000 / piece.length));
  expect(readArticleHead(html, 'https://a.example/b').url.value).toBe('https://a.example/b');
});
