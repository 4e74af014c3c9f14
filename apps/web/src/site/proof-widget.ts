import type { SiteNewsletter } from '@galley/press/site';
import { html } from 'hono/html';
import type { Markup } from './markup.ts';
import { proofPaths } from './proof-assets.ts';
import { wordingFor } from './words.ts';

/** The field in which a browser sends its proof of work. */
export const PROOF_FIELD = 'altcha';

/**
 * The box that lets the browser do its task as soon as the page is open. A browser without scripts
 * shows the address to which one may write instead, if there is one.
 */
export function proofWidget(
  newsletter: SiteNewsletter,
  challenge: object,
  inboundAddress: string | null,
): Markup {
  const wording = wordingFor(newsletter);
  const { noScript, byMail } = wording.pages.signUp.proof;
  const mail = inboundAddress === null ? '' : ` ${byMail(inboundAddress)}`;
  return html`<noscript><p class="problem">${noScript}${mail}</p></noscript>
    <altcha-widget
      class="proof"
      name="${PROOF_FIELD}"
      auto="onload"
      language="${wording.wordsLanguage.split('-')[0]}"
      challenge="${JSON.stringify(challenge)}"
      configuration="${JSON.stringify({ hideFooter: true, hideLogo: true, humanInteractionSignature: false })}"
    ></altcha-widget>`;
}

/** What the head of a page with the box needs. */
export function proofHead(): Markup {
  const { script, style } = proofPaths();
  return html`<link rel="stylesheet" href="${style}" />
    <script type="module" src="${script}"></script>`;
}
