import type { SiteNewsletter } from '@galley/press/site';
import { html } from 'hono/html';
import type { Markup } from './markup.ts';
import { archivePath, homePath } from './site-paths.ts';
import { ICON_PATH, STYLESHEET_PATH } from './assets.ts';

export interface Page {
  /** Null on pages that belong to no newsletter, such as an error. */
  readonly newsletter: SiteNewsletter | null;
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
  const { newsletter, title } = page;
  const name = newsletter?.title ?? 'Galley';
  return html`<!doctype html>
    <html lang="en">
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
        <a class="skip" href="#main">Skip to content</a>
        ${newsletter ? masthead(newsletter, page.here) : ''}
        <main id="main">${page.body}</main>
        ${foot(newsletter)}
      </body>
    </html> `;
}

function masthead(newsletter: SiteNewsletter, here: Page['here']): Markup {
  const item = (path: string, label: string, current: boolean) =>
    html`<a href="${path}" ${current ? html`aria-current="page"` : ''}>${label}</a>`;
  return html`<header class="masthead">
    ${
      here === 'home'
        ? ''
        : html`<a class="nameplate" href="${homePath(newsletter)}">${newsletter.title}</a>`
    }
    <nav aria-label="${newsletter.title}">
      ${item(homePath(newsletter), 'Latest', here === 'home')}
      ${item(archivePath(newsletter), 'All issues', here === 'archive')}
      <a href="${homePath(newsletter)}#subscribe">Subscribe</a>
    </nav>
  </header>`;
}

/** For readers who arrive by a link that somebody shared. */
export const invitation = (newsletter: SiteNewsletter): Markup =>
  html`<p class="invite">
    <a href="${homePath(newsletter)}#subscribe">Get ${newsletter.title} by email</a>
  </p>`;

const foot = (newsletter: SiteNewsletter | null): Markup =>
  html`<footer class="foot">
    ${newsletter?.postalAddress ? html`<p class="address">${newsletter.postalAddress}</p>` : ''}
    <p>These pages run no scripts and set no cookies. Published with Galley.</p>
  </footer>`;
