import { dirname, join, normalize } from 'node:path';
import { Marked, type Tokens } from 'marked';
import { escape } from './escape.ts';
import { wayTo, type Page } from './page.ts';

/** A heading that can be linked to. */
export interface Heading {
  readonly id: string;
  readonly level: number;
  readonly text: string;
}

/** A part of a page that the search can find: what stands under one heading. */
export interface Part extends Heading {
  readonly body: string;
}

export interface Rendered {
  readonly html: string;
  readonly parts: readonly Part[];
  /** Files of the repository that the page shows or links to, and that come with the site. */
  readonly files: readonly string[];
  /** Links that lead nowhere, as they are written. */
  readonly broken: readonly string[];
}

/** What a link in a page may lead to. */
export interface Places {
  /** Pages by their source. */
  readonly pages: ReadonlyMap<string, Page>;
  readonly isFile: (path: string) => boolean;
  readonly isFolder: (path: string) => boolean;
}

/** Folders that have a page of their own. */
const FOLDERS: Readonly<Record<string, string>> = {
  'docs/adr': 'docs/adr/README.md',
  docs: 'docs/README.md',
  emails: 'emails/README.md',
};

/** Renders a page, with its links as the site has them. */
export function renderPage(page: Page, places: Places): Rendered {
  const parts: { id: string; level: number; text: string; body: string }[] = [];
  const files = new Set<string>();
  const broken: string[] = [];
  const name = slugger();

  /** Where a link leads to in the site; null if it stays plain text. */
  const follow = (href: string): string | null => {
    if (/^(?:https?|mailto):/.test(href) || href.startsWith('#')) return href;
    const [path = '', anchor] = href.split('#');
    const target = normalize(join(dirname(page.source), path)).replace(/\/$/, '');
    const found = places.pages.get(FOLDERS[target] ?? target);
    if (found !== undefined) {
      return `${wayTo(found.path, page.path)}${anchor === undefined ? '' : `#${anchor}`}`;
    }
    if (places.isFolder(target)) return null;
    if (!places.isFile(target)) {
      broken.push(href);
      return null;
    }
    if (/\.(?:json|png|svg|ya?ml|conf|cfg|service|target|timer|example|txt)$/.test(target)) {
      files.add(target);
      return wayTo(filePath(target), page.path);
    }
    return null;
  };

  const marked = new Marked({
    gfm: true,
    renderer: {
      heading({ tokens, depth }: Tokens.Heading): string {
        const html = this.parser.parseInline(tokens);
        const text = plain(html);
        const id = name(text);
        parts.push({ id, level: depth, text, body: '' });
        if (depth === 1) return `<h1 id="${id}">${html}</h1>\n`;
        return `<h${depth} id="${id}">${html} <a class="anchor" href="#${id}" aria-label="Link to ${escape(text)}">#</a></h${depth}>\n`;
      },
      link({ href, tokens }: Tokens.Link): string {
        const html = this.parser.parseInline(tokens);
        const to = follow(href);
        return to === null ? html : `<a href="${escape(to)}">${html}</a>`;
      },
      image({ href, text }: Tokens.Image): string {
        return `<img src="${escape(follow(href) ?? '')}" alt="${escape(text)}" loading="lazy">`;
      },
      // What looks like a tag is text here; comments mark generated parts.
      html: ({ text }: Tokens.HTML | Tokens.Tag): string =>
        text.startsWith('<!--') ? '' : escape(text),
      code: ({ text, lang = '' }: Tokens.Code): string =>
        `<pre tabindex="0"${lang === '' ? '' : ` data-language="${escape(lang.split(' ')[0] ?? '')}"`}><code>${escape(text)}</code></pre>\n`,
      table(token: Tokens.Table): string {
        const heads = token.header.map(({ tokens }) => this.parser.parseInline(tokens));
        const head = heads.map((one) => `<th scope="col" role="columnheader">${one}</th>`);
        // On a phone each cell stands below the last, with the name of its column.
        const cell = ({ tokens }: Tokens.TableCell, at: number): string =>
          `<td role="cell" data-head="${escape(plain(heads[at] ?? ''))}">${this.parser.parseInline(tokens)}</td>`;
        const row = (cells: readonly string[]): string => `<tr role="row">${cells.join('')}</tr>`;
        const body = token.rows.map((cells) => row(cells.map(cell))).join('\n');
        return `<div class="table" tabindex="0" role="group" aria-label="Table"><table role="table"${heads.length > 2 ? ' class="wide"' : ''}><thead role="rowgroup">${row(head)}</thead><tbody role="rowgroup">${body}</tbody></table></div>\n`;
      },
    },
  });

  let html = '';
  for (const token of marked.lexer(page.markdown)) {
    const rendered = marked.parser([token]);
    html += rendered;
    const part = parts.at(-1);
    if (token.type !== 'heading' && part !== undefined) part.body += ` ${plain(rendered)}`;
  }
  return { html, parts, files: [...files], broken };
}

/** Where a file of the repository stands in the site. */
export const filePath = (source: string): string => `files/${source.replaceAll('/', '-')}`;

const plain = (html: string): string =>
  html
    .replaceAll(/<a class="anchor".*?<\/a>/gs, '')
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&')
    .replaceAll(/\s+/g, ' ')
    .trim();

/** Names headings as GitHub does, so that a link works in both places. */
function slugger(): (text: string) => string {
  const seen = new Map<string, number>();
  return (text) => {
    const slug = text
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}\s_-]/gu, '')
      .replaceAll(' ', '-');
    const count = seen.get(slug) ?? 0;
    seen.set(slug, count + 1);
    return count === 0 ? slug : `${slug}-${count}`;
  };
}
