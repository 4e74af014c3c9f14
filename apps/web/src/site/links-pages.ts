import type { SiteNewsletter } from '@galley/press/site';
import { wordingOf, type PageMessages } from '@galley/wording';
import { html } from 'hono/html';
import { emailField } from './email-field.ts';
import type { Markup } from './markup.ts';
import { noticePage } from './notice-pages.ts';

type Flaw = keyof PageMessages['form']['flaws'];

/** Asks for an address, to mail the link to its preferences. */
export function linksPage(
  front: SiteNewsletter | null,
  draft: { readonly email: string; readonly flaw: Flaw } | null,
): Markup {
  const wording = wordingOf(front?.language ?? 'en');
  const { links } = wording.readers;
  return noticePage({
    newsletter: front,
    wording,
    title: links.title,
    body: html`<p>${links.what}</p>
      <form method="post" action="/preferences">
        ${emailField(wording, { label: wording.pages.form.email, value: draft?.email ?? '', flaw: draft?.flaw })}
        <p><button type="submit">${links.action}</button></p>
      </form>`,
  });
}

/** The same answer whatever is known about the address. */
export function linksSentPage(front: SiteNewsletter | null): Markup {
  const wording = wordingOf(front?.language ?? 'en');
  const { links } = wording.readers;
  return noticePage({
    newsletter: front,
    wording,
    title: wording.pages.thanks.title,
    body: html`<p>${links.sent}</p>
      <p>${links.nothing}</p>`,
  });
}
