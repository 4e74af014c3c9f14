import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { placeholder } from '../../placeholder.ts';
import { findContrasts } from './find-contrasts.ts';
import { textOf } from './mail-document.ts';
import { readSelector } from './match-selector.ts';
import { readMail } from './read-mail.ts';
import { readDeclarations, readStyleSheet } from './read-styles.ts';

const page = (body: string, css = ''): string =>
  `<!DOCTYPE html><html><head><title>A</title><style>${css}</style></head><body>${body}</body></html>`;

test('reads the tree that a browser builds, with placeholders by name', () => {
  const mail = readMail(page(`<p>A<a href="/x/${placeholder('token')}">B <b>C</b></a></p>`));
  const link = mail.elements.find(({ name }) => name === 'a');
  expect(link).toMatchObject({ attributes: { href: '/x/TOKEN' }, parent: { name: 'p' } });
  expect(link && textOf(link)).toBe('B C');
  expect(mail.problems).toEqual([]);
});

test('the text of an element is what a reader gets of it', () => {
  const { elements } = readMail(
    page('<td><div style="display:none">no</div> <img alt="Logo"> <span hidden>no</span>yes</td>'),
  );
  const body = elements.find(({ name }) => name === 'body');
  expect(body && textOf(body)).toBe('Logo yes');
});

test('reads declarations with semicolons inside quotation marks and brackets', () => {
  expect(
    readDeclarations('COLOR: red ;background:url(data:a;b);font:"a;b",c !important;x'),
  ).toEqual({
    color: 'red',
    background: 'url(data:a;b)',
    font: '"a;b",c !important',
  });
});

test('reads declarations as a browser does: escapes, blocks, strings and comments', () => {
  expect(
    readDeclarations(
      `color:/* not red; */#111;/*x*/MARGIN : 0;content:"\\";}";a:{b;c:d};grid:[e;f] 1fr;--x:"`,
    ),
  ).toEqual({
    color: '#111',
    margin: '0',
    content: '"\\";}"',
    a: '{b;c:d}',
    grid: '[e;f] 1fr',
    '--x': '"',
  });
});

test('a brace, a semicolon or a comment sign in a string ends nothing', () => {
  expect(readStyleSheet(`a::after{content:"}/*;"}b[x="{,"],c{d:e}/*f*/`)).toEqual([
    { within: [], selectors: ['a::after'], declarations: { content: '"}/*;"' } },
    { within: [], selectors: ['b[x="{,"]', 'c'], declarations: { d: 'e' } },
  ]);
});

test('a style sheet may hide from old browsers, and stop anywhere', () => {
  expect(readStyleSheet('<!-- a{b:c} --> @media x{d{e:f;g')).toEqual([
    { within: [], selectors: ['a'], declarations: { b: 'c' } },
    { within: ['@media x'], selectors: ['d'], declarations: { e: 'f' } },
  ]);
});

test('reads rules inside at-rules, and at-rules without any', () => {
  const css =
    '/* a{b:c} */@import "x.css";@font-face{font-family:A}p,.a:is(b,c){d:e}@media x{@supports y{f{g:h}}i{j:k}}';
  expect(readStyleSheet(css)).toEqual([
    { within: ['@import "x.css"'], selectors: [], declarations: {} },
    { within: ['@font-face'], selectors: [], declarations: { 'font-family': 'A' } },
    { within: [], selectors: ['p', '.a:is(b,c)'], declarations: { d: 'e' } },
    { within: ['@media x', '@supports y'], selectors: ['f'], declarations: { g: 'h' } },
    { within: ['@media x'], selectors: ['i'], declarations: { j: 'k' } },
  ]);
});

describe('a selector', () => {
  const { elements } = readMail(
    page(
      '<div class="a b" id="c"><table><tbody><tr><td lang="en-GB">X</td></tr></tbody></table></div>',
    ),
  );
  const meant = (selector: string): readonly string[] =>
    elements.filter(readSelector(selector)).map(({ name }) => name);

  test.each([
    ['.a.b#c', ['div']],
    ['div.a>table>tbody td', ['td']],
    ['div.a > tbody', []],
    ['[lang]', ['td']],
    ['td[lang^="en"]', ['td']],
    ['td[lang=en]', []],
    ['td[lang$=GB]', ['td']],
    ['td[lang*="-"]', ['td']],
    [':root', ['html']],
    ['.b *', ['table', 'tbody', 'tr', 'td']],
    ['td[lang~="en-GB"]', ['td']],
    ['div[class~=b]', ['div']],
    ['div[class~="a b"]', []],
    ['td[lang|=en]', ['td']],
    ['td[lang|="en-G"]', []],
    ['td[lang="EN-gb" i]', ['td']],
    ['TD[LANG]', ['td']],
    ['td:not([lang])', []],
    ['div + table', []],
    ['head + body > :is(p, div)', ['div']],
    ['title ~ style', ['style']],
    ['tr:first-child', ['tr']],
    ['html :hover', []],
    ['a:visited', []],
    ['td:unknown', []],
    ['td::before', []],
    ['td[', []],
    ['', []],
    ['.missing', []],
  ])('%s', (selector, names) => {
    expect(meant(selector)).toEqual(names);
  });
});

describe('the colours of a text', () => {
  const colours = (body: string, css = '', scheme: 'light' | 'dark' = 'light') =>
    findContrasts(readMail(page(body, css)), scheme).map(({ colour, background, needed }) => [
      colour[0],
      background[0],
      needed,
    ]);

  test('are inherited, and the nearest background counts', () => {
    const body =
      '<div style="color:#111;background:#ddd"><table bgcolor="#eee"><tr><td>A</td></tr></table></div>';
    expect(colours(body)).toEqual([[0x11, 0xee, 4.5]]);
  });

  test('come from inline styles before a style sheet, unless its rule is important', () => {
    const css = 'p{color:#222;background-color:#dddddd!important}';
    expect(colours('<p style="color:#111;background-color:#fff">A</p>', css)).toEqual([
      [0x11, 0xdd, 4.5],
    ]);
  });

  test('follow the scheme', () => {
    const css =
      '@media (prefers-color-scheme:dark){p{color:#eee!important}}@media (x){p{color:red}}';
    expect(colours('<p style="color:#111">A</p>', css, 'dark')).toEqual([[0xee, 255, 4.5]]);
    expect(colours('<p style="color:#111">A</p>', css)).toEqual([[0x11, 255, 4.5]]);
  });

  test('need less contrast when the letters are large', () => {
    expect(colours('<h1 style="font-size:19px">A</h1>')).toEqual([[0, 255, 3]]);
    expect(colours('<p style="font-size:19px">A</p>')).toEqual([[0, 255, 4.5]]);
    expect(colours('<p style="font-size:150%">A</p>')).toEqual([[0, 255, 3]]);
    expect(colours('<p style="font:bold 19px/24px Georgia,serif">A</p>')).toEqual([[0, 255, 3]]);
    expect(colours('<p style="font:italic 700 19px Georgia">A</p>')).toEqual([[0, 255, 3]]);
    expect(colours('<p style="font:19px/24px Georgia">A</p>')).toEqual([[0, 255, 4.5]]);
    // A heading is bold by itself, until a font says otherwise.
    expect(colours('<h1 style="font:19px/24px Georgia">A</h1>')).toEqual([[0, 255, 4.5]]);
    expect(colours('<p style="font:bold 12px Arial;font-size:24px">A</p>')).toEqual([[0, 255, 3]]);
  });
});

test('reads any mail, however malformed', () => {
  const css = fc.string({ unit: fc.constantFrom(...'{}:;@/*"\'(),.#>[] ab!'.split('')) });
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), css, (body, sheet) => {
      const mail = readMail(page(body + `<p style="${sheet}">`, sheet));
      expect(mail.elements.length).toBeGreaterThan(0);
      expect(findContrasts(mail, 'dark').every(({ ratio }) => ratio >= 1)).toBe(true);
    }),
  );
});
