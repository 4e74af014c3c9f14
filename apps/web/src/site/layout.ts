import type { Wording } from '@galley/wording';
import type { SiteNewsletter } from '@galley/press/site';
import { html } from 'hono/html';
import type { Markup } from './markup.ts';
import { archivePath, homePath } from './site-paths.ts';
import { ICON_PATH, STYLESHEET_PATH } from './assets.ts';
import { wordingFor } from './words.ts';

export interface Page {
  /** Null on pages that belong to no newsletter, such as an error. */
  readonly newsletter: SiteNewsletter | null;
  readonly wording: Wording;
  /** The page's own title; the newsletter's title is appended. */
  readonly title: string | null;
  readonly description?: string;
  /** The canonical URL. */
  readonly canonical?: string;
  /** Data for search engines, including its element. */
  readonly data?: Markup;
  readonly here?: 'home' | 'archive';
  readonly body: Markup;
}

/** A whole page: head, masthead, body and foot. */
export function layout(page: Page): Markup {
  const { newsletter, wording, title } = page;
  const name = newsletter?.title ?? 'Galley';
  return html`<!doctype html>
    <html lang="${wording.wordsLanguage}" dir="${wording.direction}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>${title === null ? name : `${title} — ${name}`}</title>
        ${page.description ? html`<meta name="description" content="${page.description}" />` : ''}
        ${page.canonical ? html`<link rel="canonical" href="${page.canonical}" />` : ''}
        <meta property="og:title" content="${title ?? name}" />
        <meta property="og:site_name" content="${name}" />
        <link rel="icon" href="${ICON_PATH}" type="image/svg+xml" />
        <link rel="stylesheet" href="${STYLESHEET_PATH}" />
        ${page.data ?? ''}
      </head>
      <body>
        <a class="skip" href="#main">${wording.pages.skip}</a>
        ${newsletter ? masthead(newsletter, page.here) : ''}
        <main id="main">${page.body}</main>
        <footer class="foot">
          ${
            newsletter?.postalAddress
              ? html`<p class="address" dir="auto">${newsletter.postalAddress}</p>`
              : ''
          }
          <p>${wording.pages.foot}</p>
        </footer>
      </body>
    </html> `;
}

function masthead(newsletter: SiteNewsletter, here: Page['here']): Markup {
  const { pages, words } = wordingFor(newsletter);
  const item = (path: string, label: string, current: boolean) =>
    html`<a href="${path}" ${current ? html`aria-current="page"` : ''}>${label}</a>`;
  return html`<header class="masthead">
    ${
      here === 'home'
        ? ''
        : html`<a class="nameplate" href="${homePath(newsletter)}">${newsletter.title}</a>`
    }
    <nav aria-label="${newsletter.title}">
      ${item(homePath(newsletter), pages.latest, here === 'home')}
      ${item(archivePath(newsletter), words.allIssues, here === 'archive')}
      <a href="${homePath(newsletter)}#subscribe">${pages.subscribe}</a>
    </nav>
  </header>`;
}

/** For readers who arrive by a link that somebody shared. */
export const invitation = (newsletter: SiteNewsletter): Markup =>
  html`<p class="invite">
    <a href="${homePath(newsletter)}#subscribe"
      >${wordingFor(newsletter).pages.invitation(newsletter.title)}</a
    >
  </p>`;
