import type { Wording } from '@galley/wording';
import type { SiteNewsletter } from '@galley/press/site';
import { html } from 'hono/html';
import type { Markup } from './markup.ts';
import { archivePath, feedPath, homePath, signUpPath } from './site-paths.ts';
import { ICON_PATH, STYLESHEET_PATH } from './assets.ts';
import { themePath } from './theme-style.ts';
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
  /** A picture for those who share the page; its address is absolute. */
  readonly picture?: { readonly url: string; readonly alt: string } | null;
  /** What the page is for those who share it; a website by default. */
  readonly kind?: 'article' | 'website';
  /** Search engines leave it out. */
  readonly isUnlisted?: boolean;
  /** Only pages whose headers allow the logo's host show the logo. */
  readonly showsLogo?: boolean;
  /** Data for search engines, including its element. */
  readonly data?: Markup;
  /** In place of the foot that promises pages without scripts. */
  readonly foot?: string | undefined;
  readonly here?: 'home' | 'archive' | 'subscribe';
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
        ${page.isUnlisted ? html`<meta name="robots" content="noindex, follow" />` : ''}
        ${openGraph(page, name)} ${newsletter ? alternates(newsletter) : ''}
        <link rel="icon" href="${ICON_PATH}" type="image/svg+xml" />
        <link rel="stylesheet" href="${STYLESHEET_PATH}" />
        ${newsletter ? themeLink(newsletter) : ''} ${page.data ?? ''}
      </head>
      <body>
        <a class="skip" href="#main">${wording.pages.skip}</a>
        ${newsletter ? masthead(newsletter, page) : ''}
        <main id="main">${page.body}</main>
        <footer class="foot">
          ${
            newsletter?.postalAddress
              ? html`<p class="address" dir="auto">${newsletter.postalAddress}</p>`
              : ''
          }
          ${newsletter ? feedLinks(newsletter) : ''}
          <p>${page.foot ?? wording.pages.foot}</p>
        </footer>
      </body>
    </html> `;
}

function openGraph(page: Page, name: string): Markup {
  const { title, description, canonical, picture, kind = 'website', wording } = page;
  return html`<meta property="og:type" content="${kind}" />
    <meta property="og:title" content="${title ?? name}" />
    <meta property="og:site_name" content="${name}" />
    <meta property="og:locale" content="${wording.language.replaceAll('-', '_')}" />
    ${description ? html`<meta property="og:description" content="${description}" />` : ''}
    ${canonical ? html`<meta property="og:url" content="${canonical}" />` : ''}
    ${
      picture
        ? html`<meta property="og:image" content="${picture.url}" />
            <meta property="og:image:type" content="image/png" />
            <meta property="og:image:width" content="1200" />
            <meta property="og:image:height" content="630" />
            <meta property="og:image:alt" content="${picture.alt}" />
            <meta name="twitter:card" content="summary_large_image" />`
        : ''
    }`;
}

const FEEDS = [
  { format: 'rss', name: 'RSS', type: 'application/rss+xml' },
  { format: 'json', name: 'JSON Feed', type: 'application/feed+json' },
] as const;

/** Where programs that read feeds find them. */
const alternates = (newsletter: SiteNewsletter): Markup[] =>
  FEEDS.map(
    ({ format, type, name }) =>
      html`<link
        rel="alternate"
        type="${type}"
        title="${newsletter.title} (${name})"
        href="${feedPath(newsletter, format, { kind: 'all' })}"
      />`,
  );

/** Where people find them. */
function feedLinks(newsletter: SiteNewsletter): Markup {
  const { archive } = wordingFor(newsletter).pages;
  const links = (kind: 'all' | 'five-stars', label: string) =>
    html`<span>${label}:</span> ${FEEDS.map(
        ({ format, name }) =>
          html`<a href="${feedPath(newsletter, format, { kind })}" dir="ltr"
            ><span class="hidden">${label}</span> ${name}</a
          > `,
      )}`;
  return html`<nav class="feeds" aria-label="${archive.feeds}">
    <p>${links('all', archive.everything)}</p>
    <p>${links('five-stars', archive.fiveStars)}</p>
  </nav>`;
}

/** The newsletter's own colours and fonts, if it has any. */
export function themeLink(newsletter: SiteNewsletter): Markup | string {
  const path = themePath(newsletter);
  return path === null ? '' : html`<link rel="stylesheet" href="${path}" />`;
}

function logoOrTitle(
  { theme, title }: SiteNewsletter,
  showsLogo: boolean | undefined,
): Markup | string {
  if (!showsLogo || !theme?.logo) return title;
  const { url, alt, width, height } = theme.logo;
  return html`<img src="${url}" alt="${alt}" width="${width}" height="${height}" />`;
}

function masthead(newsletter: SiteNewsletter, { here, showsLogo }: Page): Markup {
  const { pages, words } = wordingFor(newsletter);
  const item = (path: string, label: string, current: boolean) =>
    html`<a href="${path}" ${current ? html`aria-current="page"` : ''}>${label}</a>`;
  return html`<header class="masthead">
    ${
      here === 'home'
        ? ''
        : html`<a class="nameplate" href="${homePath(newsletter)}"
            ><bdi>${logoOrTitle(newsletter, showsLogo)}</bdi></a
          >`
    }
    <nav aria-label="${newsletter.title}">
      ${item(homePath(newsletter), pages.latest, here === 'home')}
      ${item(archivePath(newsletter), words.allIssues, here === 'archive')}
      ${item(here === 'home' ? '#subscribe' : signUpPath(newsletter), pages.subscribe, here === 'subscribe')}
    </nav>
  </header>`;
}

/** For readers who arrive by a link that somebody shared. */
export const invitation = (newsletter: SiteNewsletter): Markup =>
  html`<p class="invite">
    <a href="${signUpPath(newsletter)}"
      >${wordingFor(newsletter).pages.invitation(newsletter.title)}</a
    >
  </p>`;
