import { globSync, readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import MiniSearch from 'minisearch';
import { apiPages } from './api-pages.ts';
import { findProblems } from './find-problems.ts';
import { framePage, type Shelf } from './frame-page.ts';
import { NAVIGATION } from './navigation.ts';
import { pathOf, titleOf, TITLES, type Page } from './page.ts';
import { filePath, renderPage, type Rendered } from './render-page.ts';

const ROOT = join(import.meta.dirname, '../../..');
const ASSETS = join(import.meta.dirname, '../assets');

/** A built site: its files by path, and what is wrong with its pages. */
export interface Site {
  readonly files: ReadonlyMap<string, string | Buffer>;
  readonly pages: readonly Page[];
  readonly problems: readonly string[];
}

/** Builds the documentation, without network and in memory. */
export function buildSite(): Site {
  const decisions = decisionPages();
  const shelves: readonly Shelf[] = [
    ...NAVIGATION.map(({ title, pages }) => ({ title, pages: pages.filter(exists).map(readPage) })),
    { title: 'API reference', pages: apiPages() },
    { title: 'Decisions', pages: decisions },
  ];
  const pages = shelves.flatMap((shelf) => shelf.pages);
  const places = {
    pages: new Map(pages.map((page) => [page.source, page])),
    isFile: (path: string) => exists(path) && statSync(join(ROOT, path)).isFile(),
    isFolder: (path: string) => exists(path) && statSync(join(ROOT, path)).isDirectory(),
  };
  const rendered = new Map(pages.map((page) => [page, renderPage(page, places)]));
  const files = new Map<string, string | Buffer>();
  for (const [page, its] of rendered) {
    files.set(page.path, framePage(page, its, shelves));
    for (const file of its.files) files.set(filePath(file), readFileSync(join(ROOT, file)));
  }
  files.set('style.css', readFileSync(join(ASSETS, 'style.css')));
  files.set('search.js', readFileSync(join(ASSETS, 'search.js')));
  files.set('minisearch.js', readFileSync(minisearch()));
  files.set('search-index.js', `globalThis.docsIndex=${JSON.stringify(indexOf(rendered))}\n`);
  return { files, pages, problems: [...findProblems(rendered, files)] };
}

const exists = (path: string): boolean =>
  statSync(join(ROOT, path), { throwIfNoEntry: false }) !== undefined;

function readPage(source: string): Page {
  const markdown = readFileSync(join(ROOT, source), 'utf8');
  return { source, path: pathOf(source), title: TITLES[source] ?? titleOf(markdown), markdown };
}

/** Every decision, behind a list of them. */
function decisionPages(): readonly Page[] {
  const pages = globSync('docs/adr/*.md', { cwd: ROOT })
    .map((path) => path.replaceAll('\\', '/'))
    .toSorted()
    .map(readPage);
  const lines = pages.map(
    ({ source, title }) => `- [${title}](${source.replace('docs/adr/', '')})`,
  );
  return [
    {
      source: 'docs/adr/README.md',
      path: 'adr/index.html',
      title: 'All decisions',
      markdown: `# All decisions\n\nWhat was decided about Galley, and why.\n\n${lines.join('\n')}\n`,
    },
    ...pages,
  ];
}

/** The build of the search that runs in browsers. */
const minisearch = (): string =>
  join(createRequire(import.meta.url).resolve('minisearch'), '../../umd/index.js');

/** The index of the search, by parts of pages: it leads to the heading, not only to the page. */
function indexOf(rendered: ReadonlyMap<Page, Rendered>): object {
  const index = new MiniSearch({
    fields: ['title', 'text', 'body'],
    storeFields: ['path', 'title', 'text', 'start'],
  });
  index.addAll(
    [...rendered].flatMap(([{ path, title }, { parts }]) =>
      parts.map(({ id, level, text, body }) => ({
        id: `${path}#${id}`,
        path: level === 1 ? path : `${path}#${id}`,
        title,
        text: level === 1 ? '' : text,
        start: body.trim().slice(0, 120),
        body,
      })),
    ),
  );
  return index.toJSON();
}
