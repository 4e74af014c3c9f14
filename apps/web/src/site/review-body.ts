import { showLines } from '@galley/core/input';
import type { Block, Rating, Review } from '@galley/core/review';
import type { Wording } from '@galley/wording';
import { html } from 'hono/html';
import type { Markup } from './markup.ts';
import { dirOf } from './words.ts';

const LONGEST_ROW_OF_STARS = 10;

/** Where a name leads to, such as to more of it in the archive. */
export interface CreditLinks {
  readonly outlet: (name: string) => string;
  readonly author: (name: string) => string;
}

/** Outlet, date and byline, and the rating in stars and in words. */
export function credits(wording: Wording, review: Review, links?: CreditLinks): Markup {
  const { rating, outlet, publishedOn, authors } = review;
  return html`<div class="credits">
    ${rating ? html`<p class="rating">${ratingStars(wording, rating)}</p>` : ''}
    <p>
      ${separated(wording, [
        outlet === '' ? null : html`<bdi class="outlet">${named(outlet, links?.outlet)}</bdi>`,
        publishedOn === null
          ? null
          : html`<time datetime="${publishedOn}"
              >${wording.format.date(publishedOn, 'long')}</time
            >`,
        authors.length === 0 ? null : html`<bdi>${byline(wording, authors, links?.author)}</bdi>`,
      ])}
    </p>
  </div>`;
}

/** The separators stand between the credits: inside one they would follow its direction. */
const separated = (
  { separator }: Wording,
  credits: readonly (Markup | null)[],
): (Markup | string)[] =>
  credits
    .filter((credit) => credit !== null)
    .flatMap((credit, index) =>
      index === 0 ? [credit] : [html`<span class="between">${separator}</span>`, credit],
    );

const named = (name: string, link: ((name: string) => string) | undefined): Markup | string =>
  link === undefined ? name : html`<a href="${link(name)}">${name}</a>`;

/** The language's words around the names, each of which may be a link. */
function byline(
  { words }: Wording,
  authors: readonly string[],
  link: CreditLinks['author'] | undefined,
): Markup | string {
  const text = words.byline(authors);
  if (link === undefined) return text;
  const pieces: (Markup | string)[] = [];
  let at = 0;
  for (const author of authors) {
    const found = text.indexOf(author, at);
    if (found === -1) return text;
    pieces.push(text.slice(at, found), named(author, link));
    at = found + author.length;
  }
  return html`${[...pieces, text.slice(at)]}`;
}

/** A rating as a row of stars, and in words for those who don't see them. */
export function ratingStars(wording: Wording, { value, max }: Rating): Markup {
  const words = wording.words.rating(value, max);
  if (!Number.isInteger(max) || max > LONGEST_ROW_OF_STARS) return html`${words}`;
  const whole = Math.floor(value);
  const half = value - whole >= 0.5 ? 1 : 0;
  const empty = '☆'.repeat(max - whole - half);
  return html`<span class="stars" aria-hidden="true"
      >${'★'.repeat(whole)}${half ? '½' : ''}${empty}</span
    >
    ${words}`;
}

/** A part with which a review begins. */
export type Opening = 'summary' | 'findings';

/** How a review begins; `level` is that of its section headings. */
export function reviewOpening(
  wording: Wording,
  { summary, keyFindings }: Review,
  { level, has }: { readonly level: 2 | 3; readonly has: readonly Opening[] },
): Markup {
  const { words } = wording;
  return html`
    ${
      has.includes('summary') && summary.length > 0
        ? html`<section class="summary">
            ${heading(wording, level, words.summary, 'label')} ${paragraphs(wording, summary)}
          </section>`
        : ''
    }
    ${
      has.includes('findings') && keyFindings.length > 0
        ? html`<section class="findings">
            ${heading(wording, level, words.keyFindings, 'label')}
            <ul>
              ${keyFindings.map(({ label, text }) => item(wording, text, label))}
            </ul>
          </section>`
        : ''
    }
  `;
}

/** A review's whole text, in its own order; `level` is that of its section headings. */
export function reviewBody(wording: Wording, review: Review, level: 2 | 3): Markup {
  const { words } = wording;
  const { analysis, whyItMatters, sections } = review;
  return html`
    ${reviewOpening(wording, review, { level, has: ['summary', 'findings'] })}
    ${
      analysis.length > 0
        ? html`<section>
            ${heading(wording, level, words.analysis, 'label')}
            ${analysis.map(
              (part) =>
                html`${part.heading === null ? '' : heading(wording, level + 1, part.heading)}
                ${blocks(wording, part.blocks)}`,
            )}
          </section>`
        : ''
    }
    ${
      whyItMatters.length > 0
        ? html`<section class="why">
            ${heading(wording, level, words.whyItMatters, 'label')}
            ${paragraphs(wording, whyItMatters)}
          </section>`
        : ''
    }
    ${sections.map(
      (section) =>
        html`<section>
          ${heading(wording, level, section.heading, 'label')} ${blocks(wording, section.blocks)}
        </section>`,
    )}
  `;
}

/** The link to the article, when its URL is one that a browser should follow. */
export function articleLink({ words }: Wording, review: Review): Markup | string {
  const url = review.url === null ? null : URL.parse(review.url);
  if (url === null || !['http:', 'https:'].includes(url.protocol)) return '';
  const where = review.outlet === '' ? url.hostname : review.outlet;
  return html`<a class="read" href="${url.href}" rel="noopener">${words.readArticle(where)}</a>`;
}

function heading(wording: Wording, level: number, text: string, name?: string): Markup {
  const dir = dirOf(wording, text);
  const attributes = name === undefined ? html`dir="${dir}"` : html`class="${name}" dir="${dir}"`;
  switch (level) {
    case 2:
      return html`<h2 ${attributes}>${text}</h2>`;
    case 3:
      return html`<h3 ${attributes}>${text}</h3>`;
    default:
      return html`<h4 ${attributes}>${text}</h4>`;
  }
}

const paragraph = (wording: Wording, text: string): Markup =>
  html`<p dir="${dirOf(wording, text)}">${lines(text)}</p>`;

/** A text with the line breaks and indents that its writer gave it. */
const lines = (text: string): (Markup | string)[] =>
  showLines(text).map((line, index) => (index === 0 ? line : html`<br />${line}`));

const paragraphs = (wording: Wording, texts: readonly string[]): Markup[] =>
  texts.map((text) => paragraph(wording, text));

/** Keeps its bullet on the page's side, whatever its letters are. */
function item(wording: Wording, text: string, label: string | null = null): Markup {
  const content = label === null ? html`${lines(text)}` : html`<b>${label}:</b> ${lines(text)}`;
  return dirOf(wording, `${label ?? ''} ${text}`) === 'rtl'
    ? html`<li>${content}</li>`
    : html`<li><bdi>${content}</bdi></li>`;
}

const blocks = (wording: Wording, list: readonly Block[]): Markup[] =>
  list.map((one) => block(wording, one));

function block(wording: Wording, one: Block): Markup {
  switch (one.type) {
    case 'paragraph':
      return paragraph(wording, one.text);
    case 'quote':
      return html`<blockquote>${paragraphs(wording, one.paragraphs)}</blockquote>`;
    case 'table':
      return html`<div class="grid" tabindex="0">
        <table>
          <thead>
            ${tableRow(
              one.header,
              (cell) => html`<th scope="col" dir="${dirOf(wording, cell)}">${lines(cell)}</th>`,
            )}
          </thead>
          <tbody>
            ${one.rows.map((row) =>
              tableRow(row, (cell) => html`<td dir="${dirOf(wording, cell)}">${lines(cell)}</td>`),
            )}
          </tbody>
        </table>
      </div>`;
    case 'list': {
      const items = one.items.map((text) => item(wording, text));
      return one.ordered
        ? html`<ol>
            ${items}
          </ol>`
        : html`<ul>
            ${items}
          </ul>`;
    }
  }
}

const tableRow = (cells: readonly string[], cell: (text: string) => Markup): Markup =>
  html`<tr>
    ${cells.map(cell)}
  </tr>`;
