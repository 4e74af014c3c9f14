import type { SiteNewsletter } from '@galley/press/site';
import { html } from 'hono/html';
import { layout } from './layout.ts';
import type { Markup } from './markup.ts';

interface Notice {
  readonly newsletter: SiteNewsletter | null;
  readonly title: string;
  readonly body: Markup;
  /** Follows the notice at full width. */
  readonly aside?: Markup | null;
}

/** A short page that says one thing. */
export const noticePage = ({ newsletter, title, body, aside }: Notice): Markup =>
  layout({
    newsletter,
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

export const notFoundPage = (): Markup =>
  noticePage({
    newsletter: null,
    title: 'Page not found',
    body: html`<p>There is nothing at this address. <a href="/">Go to the front page</a>.</p>`,
  });

export const brokenPage = (): Markup =>
  noticePage({
    newsletter: null,
    title: 'Something went wrong',
    body: html`<p>The problem is on our side. Please try again in a minute.</p>`,
  });

/** For a token that is not ours or was cut off. */
export const badLinkPage = (): Markup =>
  noticePage({
    newsletter: null,
    title: 'This link does not work',
    body: html`<p>
      It may have been cut off. Please open it from the mail itself, or copy it completely.
    </p>`,
  });
