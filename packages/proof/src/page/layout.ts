import { html, raw } from 'hono/html';
import type { OtherProof, ProofRef } from '@galley/contract/proof';
import type { Markup } from '../views/document.ts';
import { pathOf, type Shown } from './address.ts';
import { SCRIPT, STYLE } from './assets.ts';

/** The frame that the pages of a proof share. */
export const layout = (page: {
  readonly title: string;
  readonly shown: Shown;
  readonly mark: string;
  readonly others: readonly OtherProof[];
  readonly content: Markup;
}): Markup =>
  html`${raw('<!doctype html>')}
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="robots" content="noindex" />
        <title>${page.title}</title>
        <link rel="icon" href="data:," />
        <link rel="stylesheet" href="${STYLE.path}" />
        <script src="${SCRIPT.path}" defer></script>
      </head>
      <body data-changes="${pathOf(page.shown, '/changes', { mark: page.mark })}">
        <a class="skip" href="#content">Skip to the proof</a>
        <header class="masthead">
          <p class="brand">Proof</p>
          ${page.others.length > 0 ? issues(page.others, page.shown.ref) : ''}
          <p class="live" id="live" role="status"></p>
        </header>
        <main id="content">${page.content}</main>
      </body>
    </html>`;

const issues = (others: readonly OtherProof[], here: ProofRef): Markup =>
  html`<nav aria-label="Issues">
    ${others.map(
      ({ label, ref }) =>
        html`<a
          href="${pathOf({ ref, rendition: null, reader: null })}"
          ${ref.issue === here.issue && ref.newsletter === here.newsletter ? html`aria-current="page"` : ''}
          >${label}</a
        >`,
    )}
  </nav>`;
