import type { SiteNewsletter } from '@galley/press/site';
import { wordingOf, type PageMessages, type Wording } from '@galley/wording';
import { html } from 'hono/html';
import { emailField } from './email-field.ts';
import type { Markup } from './markup.ts';
import { askPage, noticePage } from './notice-pages.ts';

type Front = SiteNewsletter | null;

const wordingFor = (front: Front): Wording => wordingOf(front?.language ?? 'en');

/** Download, another address, and erasure, each with what it does. */
export function ownDataPage(
  token: string,
  front: Front,
  { address }: { readonly address: string },
  draft: {
    readonly email: string;
    readonly flaw: keyof PageMessages['form']['flaws'];
  } | null,
): Markup {
  const wording = wordingFor(front);
  const { data } = wording.readers;
  const act = (name: string) => `/data/${token}/${name}`;
  return noticePage({
    newsletter: front,
    wording,
    title: data.title,
    body: html`<p>${wording.pages.preferences.of} <strong dir="ltr">${address}</strong></p>
      <section class="act">
        <h2>${data.download}</h2>
        <p>${data.downloadWhat}</p>
        <form method="post" action="${act('download')}">
          <button type="submit">${data.downloadAction}</button>
        </form>
      </section>
      <section class="act">
        <h2>${data.address}</h2>
        <p>${data.addressWhat}</p>
        <form method="post" action="${act('address')}">
          ${emailField(wording, { label: data.addressLabel, value: draft?.email ?? '', flaw: draft?.flaw })}
          <p><button type="submit">${data.addressAction}</button></p>
        </form>
      </section>
      <section class="act">
        <h2>${data.erase}</h2>
        <p>${data.eraseWhat}</p>
        <form method="post" action="${act('erase')}">
          <button class="quiet" type="submit">${data.eraseAction}</button>
        </form>
      </section>`,
  });
}

/** The same answer whatever is known about the new address. */
export function addressAskedPage(front: Front): Markup {
  const wording = wordingFor(front);
  const { data, links } = wording.readers;
  return noticePage({
    newsletter: front,
    wording,
    title: wording.pages.thanks.title,
    body: html`<p>${data.addressAsked}</p>
      <p>${links.nothing}</p>`,
  });
}

/** Asks at the new address before anything changes. */
export function newAddressPage(token: string, front: Front, address: string): Markup {
  const wording = wordingFor(front);
  const says = wording.readers.newAddress;
  return askPage({
    newsletter: front,
    wording,
    title: says.question,
    body: html`<p>${says.what(address)}</p>`,
    action: `/new-address/${token}`,
    button: says.action,
  });
}

export function addressChangedPage(front: Front, address: string): Markup {
  const wording = wordingFor(front);
  const { done, doneWhat } = wording.readers.newAddress;
  return noticePage({
    newsletter: front,
    wording,
    title: done,
    body: html`<p>${doneWhat(address)}</p>`,
  });
}

export function addressUnusablePage(front: Front): Markup {
  const wording = wordingFor(front);
  const { unusable, unusableWhat } = wording.readers.newAddress;
  return noticePage({
    newsletter: front,
    wording,
    title: unusable,
    body: html`<p>${unusableWhat}</p>`,
  });
}

export function erasedPage(front: Front, kind: 'erased' | 'erasing'): Markup {
  const wording = wordingFor(front);
  const { data } = wording.readers;
  return noticePage({
    newsletter: front,
    wording,
    title: kind === 'erased' ? data.erased : wording.pages.goodbye.title,
    body: html`<p>${kind === 'erased' ? data.erasedWhat : data.erasing}</p>`,
  });
}

/** Says how long the link worked, and leads to where a new one can be had. */
export function expiredLinkPage(front: Front, seconds: number): Markup {
  const wording = wordingFor(front);
  const { title, action } = wording.pages.expired;
  return noticePage({
    newsletter: front,
    wording,
    title,
    body: html`<p>
      ${wording.readers.data.expired(seconds)} <a href="/preferences">${action}</a>.
    </p>`,
  });
}
