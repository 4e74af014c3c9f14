import type { Rendition } from '@galley/core/issue';
import { html } from 'hono/html';
import type { Markup } from '../views/document.ts';
import { VIEWS, type View } from '../views/views.ts';
import { pathOf } from './address.ts';
import type { ShownProof } from './shown-proof.ts';

/** The mail in every view, side by side. */
export function sheets({ proof, shown }: ShownProof, rendition: Rendition): Markup {
  const { lastRead, contentHash } = proof;
  const changed = lastRead !== null && lastRead.contentHash !== contentHash;
  const version = `${contentHash.slice(0, 12)}${lastRead?.contentHash.slice(0, 4) ?? ''}`;
  const views = VIEWS.filter(({ key }) => key !== 'changes' || changed);
  const frame = (view: View): string =>
    pathOf({ ...shown, rendition: rendition.key }, `/frame/${view.key}`, { v: version });
  return html`<div class="sheets" data-part="sheets">
    <nav class="jump" aria-label="Views">
      ${views.map(({ key, name }) => html`<a href="#sheet-${key}">${name}</a>`)}
    </nav>
    ${views.map(
      (view) =>
        html`<section
          class="sheet"
          id="sheet-${view.key}"
          aria-labelledby="name-${view.key}"
          data-width="${view.width}"
        >
          <header>
            <h2 id="name-${view.key}">${view.name}</h2>
            <p>${view.note}</p>
            <a href="${frame(view)}" target="_blank"
              >Open<span class="hidden">: ${view.name}, in a new tab</span></a
            >
          </header>
          <div class="glass" tabindex="0" role="group" aria-label="${view.name}">
            <iframe
              title="${view.name}: ${rendition.subject}"
              src="${frame(view)}"
              loading="lazy"
              sandbox="allow-same-origin allow-popups allow-popups-to-escape-sandbox"
            ></iframe>
          </div>
        </section>`,
    )}
  </div>`;
}
