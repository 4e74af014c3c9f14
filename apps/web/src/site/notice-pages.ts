import { wordingOf, type Wording } from '@galley/wording';
import type { SiteNewsletter } from '@galley/press/site';
import { html } from 'hono/html';
import { layout } from './layout.ts';
import type { Markup } from './markup.ts';
import { homePath } from './site-paths.ts';

interface Notice {
  readonly newsletter: SiteNewsletter | null;
  readonly wording: Wording;
  readonly title: string;
  readonly body: Markup;
  /** Follows the notice at full width. */
  readonly aside?: Markup | null;
}

/** A short page that says one thing. */
export const noticePage = ({ newsletter, wording, title, body, aside }: Notice): Markup =>
  layout({
    newsletter,
    wording,
    title,
    body: html`<div class="notice">
        <h1>${title}</h1>
        ${body}
      </div>
      ${aside ?? ''}`,
  });

/** A page that asks before it acts: only its button changes anything; scanners follow links. */
export const askPage = (
  ask: Notice & { readonly action: string; readonly button: string },
): Markup =>
  noticePage({
    ...ask,
    body: html`${ask.body}
      <form method="post" action="${ask.action}">
        <button type="submit">${ask.button}</button>
      </form>`,
  });

/** `front` is the newsletter to go on with, if there is one. */
export function notFoundPage(front: SiteNewsletter | null): Markup {
  const wording = wordingOf(front?.language ?? 'en');
  const { title, why, action } = wording.pages.notFound;
  return noticePage({
    newsletter: front,
    wording,
    title,
    body: html`<p>${why} <a href="${front ? homePath(front) : '/'}">${action}</a>.</p>`,
  });
}

/** In the browser's language, since the newsletter's may be what can't be read. */
export function brokenPage(language: string, requestId: string): Markup {
  const wording = wordingOf(language);
  const { title, why, quote } = wording.pages.broken;
  return noticePage({
    newsletter: null,
    wording,
    title,
    body: html`<p>${why}</p>
      <p>${quote} <code dir="ltr">${requestId}</code></p>`,
  });
}

/** While the database is away; in the browser's language, too. */
export function awayPage(language: string): Markup {
  const wording = wordingOf(language);
  const { title, why, again } = wording.pages.away;
  const body = html`<p>${why}</p>
    <p>${again}</p>`;
  return noticePage({ newsletter: null, wording, title, body });
}

/** For a token that is not ours or was cut off, so its newsletter is unknown. */
export function badLinkPage(front: SiteNewsletter | null): Markup {
  const wording = wordingOf(front?.language ?? 'en');
  const { title, why } = wording.pages.badLink;
  return noticePage({
    newsletter: null,
    wording,
    title,
    body: html`<p>${why}</p>
      <p><a href="/preferences">${wording.readers.links.title}</a></p>`,
  });
}
