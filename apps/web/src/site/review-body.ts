import { showLines } from '@galley/core/input';
import type { Block, Rating, Review } from '@galley/core/review';
import { html } from 'hono/html';
import type { Markup } from './markup.ts';
import { formatLocalDate, listNames } from './words.ts';

const LONGEST_ROW_OF_STARS = 10;

/** Outlet, date and byline, and the rating in stars and in words. */
export function credits(review: Review): Markup {
  const { rating, outlet, publishedOn, authors } = review;
  return html`<div class="credits">
    ${rating ? html`<p class="rating">${stars(rating)}</p>` : ''}
    <p dir="auto">
      ${[
        outlet === '' ? null : html`<span class="outlet">${outlet}</span>`,
        publishedOn === null
          ? null
          : html`<time datetime="${publishedOn}">${formatLocalDate(publishedOn)}</time>`,
        authors.length === 0 ? null : html`<span>By ${listNames(authors)}</span>`,
      ].filter((part) => part !== null)}
    </p>
  </div>`;
}

function stars({ value, max }: Rating): Markup {
  const words = `${value} of ${max}`;
  if (!Number.isInteger(max) || max > LONGEST_ROW_OF_STARS) return html`${words}`;
  const whole = Math.floor(value);
  const half = value - whole >= 0.5 ? 1 : 0;
  const empty = '☆'.repeat(max - whole - half);
  return html`<span class="stars" aria-hidden="true"
      >${'★'.repeat(whole)}${half ? '½' : ''}${empty}</span
    >
    ${words}`;
}

/** A review's whole text, in its own order; `level` is that of its section headings. */
export function reviewBody(review: Review, level: 2 | 3): Markup {
  const { summary, keyFindings, analysis, whyItMatters, sections } = review;
  return html`
    ${
      summary.length > 0
        ? html`<section class="summary">
            ${heading(level, 'Summary', 'label')} ${paragraphs(summary)}
          </section>`
        : ''
    }
    ${
      keyFindings.length > 0
        ? html`<section class="findings">
            ${heading(level, 'Key Findings', 'label')}
            <ul>
              ${keyFindings.map(
                ({ label, text }) =>
                  html`<li dir="auto">
                    ${label === null ? '' : html`<b>${label}:</b> `}${lines(text)}
                  </li>`,
              )}
            </ul>
          </section>`
        : ''
    }
    ${
      analysis.length > 0
        ? html`<section>
            ${heading(level, 'Detailed Analysis', 'label')}
            ${analysis.map(
              (part) =>
                html`${part.heading === null ? '' : heading(level + 1, part.heading)}
                ${blocks(part.blocks)}`,
            )}
          </section>`
        : ''
    }
    ${
      whyItMatters.length > 0
        ? html`<section class="why">
            ${heading(level, 'Why This Matters', 'label')} ${paragraphs(whyItMatters)}
          </section>`
        : ''
    }
    ${sections.map(
      (section) =>
        html`<section>
          ${heading(level, section.heading, 'label')} ${blocks(section.blocks)}
        </section>`,
    )}
  `;
}

/** The link to the article, when its URL is one that a browser should follow. */
export function articleLink(review: Review): Markup | string {
  const url = review.url === null ? null : URL.parse(review.url);
  if (url === null || !['http:', 'https:'].includes(url.protocol)) return '';
  const where = review.outlet === '' ? url.hostname : review.outlet;
  return html`<a class="read" href="${url.href}" rel="noopener">Read the article at ${where}</a>`;
}

function heading(level: number, text: string, name?: string): Markup {
  const attributes = name === undefined ? html`dir="auto"` : html`class="${name}" dir="auto"`;
  switch (level) {
    case 2:
      return html`<h2 ${attributes}>${text}</h2>`;
    case 3:
      return html`<h3 ${attributes}>${text}</h3>`;
    default:
      return html`<h4 ${attributes}>${text}</h4>`;
  }
}

const paragraphs = (texts: readonly string[]): Markup[] =>
  texts.map((text) => html`<p dir="auto">${lines(text)}</p>`);

/** A text with the line breaks and indents that its writer gave it. */
const lines = (text: string): (Markup | string)[] =>
  showLines(text).map((line, index) => (index === 0 ? line : html`<br />${line}`));

const blocks = (list: readonly Block[]): Markup[] => list.map(block);

function block(one: Block): Markup {
  switch (one.type) {
    case 'paragraph':
      return html`<p dir="auto">${lines(one.text)}</p>`;
    case 'quote':
      return html`<blockquote>${paragraphs(one.paragraphs)}</blockquote>`;
    case 'table':
      return html`<div class="grid" tabindex="0">
        <table>
          <thead>
            ${tableRow(one.header, (cell) => html`<th scope="col" dir="auto">${lines(cell)}</th>`)}
          </thead>
          <tbody>
            ${one.rows.map((row) =>
              tableRow(row, (cell) => html`<td dir="auto">${lines(cell)}</td>`),
            )}
          </tbody>
        </table>
      </div>`;
    case 'list': {
      const items = one.items.map((item) => html`<li dir="auto">${lines(item)}</li>`);
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
