import type { SiteNewsletter } from '@galley/press/site';
import { html } from 'hono/html';
import { ICON_PATH, STYLESHEET_PATH } from './assets.ts';
import { themeLink } from './layout.ts';
import type { Markup } from './markup.ts';
import { signUpForm } from './sign-up-form.ts';
import { wordingFor } from './words.ts';

/** The form alone, for a frame on another site. */
export function embedPage(newsletter: SiteNewsletter, stamp: string): Markup {
  const wording = wordingFor(newsletter);
  const title = wording.pages.signUp.title(newsletter.title);
  return html`<!doctype html>
    <html lang="${wording.wordsLanguage}" dir="${wording.direction}" class="embed">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="robots" content="noindex" />
        <title>${title}</title>
        <link rel="icon" href="${ICON_PATH}" type="image/svg+xml" />
        <link rel="stylesheet" href="${STYLESHEET_PATH}" />
        ${themeLink(newsletter)}
      </head>
      <body>
        <main>${signUpForm(newsletter, { title, draft: null, stamp, isFramed: true })}</main>
      </body>
    </html> `;
}
