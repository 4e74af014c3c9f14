import { escape } from './escape.ts';
import { wayTo, type Page } from './page.ts';
import type { Rendered } from './render-page.ts';

/** A section of the navigation with the pages that exist. */
export interface Shelf {
  readonly title: string;
  readonly pages: readonly Page[];
}

/** Nothing is loaded from elsewhere, and browsers refuse whatever would be. */
const POLICY =
  "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'";

/** The whole HTML of a page. */
export function framePage(page: Page, rendered: Rendered, shelves: readonly Shelf[]): string {
  const to = (path: string): string => escape(wayTo(path, page.path));
  const order = shelves.flatMap(({ pages }) => pages);
  const at = order.findIndex(({ path }) => path === page.path);
  const [before, after] = at === -1 ? [] : [order[at - 1], order[at + 1]];
  const outline = rendered.parts.filter(({ level }) => level === 2 || level === 3);
  const link = (one: Page): string =>
    `<a href="${to(one.path)}"${one.path === page.path ? ' aria-current="page"' : ''}>${escape(one.title)}</a>`;
  const shelf = ({ title, pages }: Shelf): string => {
    const isOpen = pages.some(({ path }) => path === page.path);
    return `<details${isOpen ? ' open' : ''}><summary>${escape(title)}</summary><ul>${pages.map((one) => `<li>${link(one)}</li>`).join('')}</ul></details>`;
  };
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="${escape(POLICY)}">
<meta name="color-scheme" content="light dark">
<title>${escape(page.title)}${page.path === 'index.html' ? '' : ' · Galley'}</title>
<link rel="stylesheet" href="${to('style.css')}">
<script src="${to('minisearch.js')}" defer></script>
<script src="${to('search.js')}" data-root="${to('')}" defer></script>
</head>
<body>
<a class="skip" href="#content">To the content</a>
<header>
<a class="brand" href="${to('index.html')}">Galley</a>
<div class="search" role="search" hidden>
<input type="search" id="q" role="combobox" aria-label="Search" aria-expanded="false" aria-controls="found" aria-autocomplete="list" autocomplete="off" placeholder="Search ( / )">
<ul id="found" role="listbox" aria-label="Found" hidden></ul>
<p class="count" role="status"></p>
</div>
</header>
<div class="columns">
<nav aria-label="Pages"><details class="menu"><summary>All pages</summary></details><div class="shelves">${shelves.map(shelf).join('\n')}</div></nav>
<main id="content" tabindex="-1">
${rendered.html}
${footer(before, after, to)}
</main>
${outline.length < 3 ? '' : `<nav class="outline" aria-label="On this page"><p>On this page</p><ul>${outline.map(({ id, text, level }) => `<li class="l${level}"><a href="#${id}">${escape(text)}</a></li>`).join('')}</ul></nav>`}
</div>
</body>
</html>
`;
}

function footer(
  before: Page | undefined,
  after: Page | undefined,
  to: (path: string) => string,
): string {
  const one = (page: Page | undefined, word: string): string =>
    page === undefined
      ? ''
      : `<a class="${word.toLowerCase()}" href="${to(page.path)}"><span>${word}</span> ${escape(page.title)}</a>`;
  return before === undefined && after === undefined
    ? ''
    : `<nav class="next" aria-label="Next and previous page">${one(before, 'Before')}${one(after, 'Next')}</nav>`;
}
