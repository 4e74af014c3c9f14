import { caniemail } from 'caniemail';
import { describe, expect, test } from 'vitest';
import { cutClientSupport } from '../../data/cut-client-support.ts';
import kept from '../../data/client-support.json' with { type: 'json' };
import { readMail } from '@galley/core/issue/preflight';
import { featuresOf } from './features-of.ts';
import { findUnsupported } from './find-unsupported.ts';

const page = (body: string, css = ''): string =>
  `<!DOCTYPE html><html><head><title>A</title><style>${css}</style></head><body>${body}</body></html>`;
const used = (body: string, css = ''): readonly string[] => [
  ...featuresOf(readMail(page(body, css))),
];

test('the cut of the data matches the package', async () => {
  expect(kept).toEqual(await cutClientSupport());
});

test('the latest version of each mail program counts', () => {
  const feature = kept.features.find(({ slug }) => slug === 'css-max-width');
  const of = (client: string) => feature?.support[kept.clients.indexOf(client)];
  // Outlook for Windows gained partial support in 2019; Outlook for Mac went from 2016 to 16.80.
  expect([of('Outlook Windows'), of('Outlook macOS'), of('Free.fr Desktop Webmail')]).toEqual([
    'a',
    'y',
    ' ',
  ]);
});

describe('finds what the HTML uses', () => {
  test.each([
    ['<p style="position:absolute;top:0">A</p>', ['css-position', 'css-left-right-top-bottom']],
    ['<p style="display:flex;gap:1em">A</p>', ['css-display', 'css-display-flex', 'css-gap']],
    ['<p style="border-top:1px solid red">A</p>', ['css-border', 'css-unit-px']],
    ['<p style="width:calc(100% - 2px)">A</p>', ['css-width', 'css-unit-calc', 'css-unit-percent']],
    ['<a href="#a">A</a>', ['html-anchor-links']],
    ['<svg><title>A</title></svg>', ['html-svg']],
    ['<section><video></video></section>', ['html-semantics', 'html-video']],
    ['<input type="checkbox">', ['html-input-checkbox']],
    ['<img src="https://a.example/logo.svg?v=2" alt="">', ['image-svg']],
    ['<img src="https://a.example/logo.webp" alt="">', ['image-webp']],
    [
      '<img src="a.png" alt="" width="3" srcset="b.png 2x">',
      ['html-img', 'html-width', 'html-srcset'],
    ],
  ])('%s', (body, features) => {
    expect(used(body)).toEqual(expect.arrayContaining(features));
  });

  test.each([
    [
      '@media (prefers-color-scheme:dark){a>b{color:red!important}}',
      ['css-at-media', 'css-at-media-prefers-color-scheme', 'css-selector-child', 'css-important'],
    ],
    [
      'p.a:hover,p::before{color:rgb(1,2,3)}',
      [
        'css-selector-chaining',
        'css-selector-grouping',
        'css-pseudo-class-hover',
        'css-pseudo-element-before',
        'css-rgb',
      ],
    ],
    ['@font-face{font-family:A;src:url(a.woff2)}', ['css-at-font-face']],
    [
      'a + b ~ c d[e]{color:var(--x)}',
      [
        'css-selector-adjacent-sibling',
        'css-selector-general-sibling',
        'css-selector-descendant',
        'css-selector-attribute',
        'css-variables',
      ],
    ],
    ['#a *{width:2vw}', ['css-selector-id', 'css-selector-universal', 'css-unit-vw']],
  ])('%s', (css, features) => {
    expect(used('<p>A</p>', css)).toEqual(expect.arrayContaining(features));
  });

  test('but nothing that it does not use', () => {
    const features = used('<p style="margin:0">A</p>');
    expect(features).not.toContain('css-position');
    expect(features.filter((feature) => feature.startsWith('css-selector'))).toEqual([]);
  });
});

test('every shared name is an entry of the data', () => {
  const slugs = new Set(kept.features.map(({ slug }) => slug));
  const body =
    '<h1>A</h1><ul><li>A</li></ul><map></map><article></article><a href="#a">A</a><img srcset="a" loading="lazy">' +
    '<p style="border-left:0;overflow-x:auto;margin-block:0;padding-inline-end:0;columns:2;row-gap:0;border-block-start:0;border-block-color:red;border-end-end-radius:0;grid-template-areas:none;inline-size:0;margin-inline-end:0;padding-inline:0;padding-top:0;margin-top:0;scroll-snap-stop:always;margin-block-start:0">A</p>';
  const unknown = used(body).filter((feature) => !slugs.has(feature));
  // Elements and properties without an entry in the data.
  expect(unknown.toSorted()).toEqual(['html-a', 'html-head', 'html-html', 'html-li', 'html-title']);
});

test('names the mail programs that lack a feature, and how many were tested', () => {
  const found = findUnsupported(readMail(page('<p style="position:fixed">A</p>')));
  const position = found.find(({ slug }) => slug === 'css-position');
  expect(position?.clients).toContain('Gmail Android');
  expect(position?.clients).not.toContain('Apple Mail macOS');
  expect(position?.known).toBeGreaterThan(30);
});

describe("finds everything that the package's own checker finds", () => {
  const css = `@media (prefers-color-scheme:dark){a>b{color:red!important}}@font-face{font-family:A}
    p.a:hover,p::before{color:rgb(1,2,3)}a + b ~ c d[e]{color:var(--x)}#a *{width:2vw}`;
  const body = `<p style="position:absolute;top:0;display:flex;gap:1em;border-radius:3px;max-width:4rem;
    opacity:.5;word-break:break-all;width:calc(100% - 2px)">A</p>
    <a href="#a" target="_blank" aria-label="A">A</a><section role="article">A</section>
    <video></video><svg></svg><img src="a.png" alt="" srcset="b.png 2x" loading="lazy">
    <table cellpadding="0" align="center"><tr><td valign="top">A</td></tr></table>`;
  const html = page(body, css);
  const found = findUnsupported(readMail(html));

  test.each([
    ['gmail.android', 'Gmail Android'],
    ['outlook.windows', 'Outlook Windows'],
    ['yahoo.desktop-webmail', 'Yahoo! Mail Desktop Webmail'],
    ['samsung-email.android', 'Samsung Email Android'],
  ] as const)('to be missing in %s', (client, name) => {
    const { issues } = caniemail({ clients: [client], html });
    const theirs = (issues.errors.get(client) ?? []).map(({ title }) => title.trim());
    const ours = found.filter(({ clients }) => clients.includes(name)).map(({ title }) => title);
    expect(theirs.length).toBeGreaterThan(0);
    expect(ours).toEqual(expect.arrayContaining(theirs));
  });
});

test('the format of a picture is what its server says', () => {
  const url = 'https://a.example/logo.png';
  const links = new Map([[url, { kind: 'answered', type: 'image/avif' } as const]]);
  const mail = readMail(page(`<img src="${url}" alt="A">`));
  const found = findUnsupported(mail, links).find(({ slug }) => slug === 'image-avif');
  expect(found?.clients).toContain('Outlook Windows');
  expect(findUnsupported(mail).filter(({ slug }) => slug.startsWith('image-'))).toEqual([]);
});
