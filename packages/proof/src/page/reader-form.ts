import { html } from 'hono/html';
import type { Markup } from '../views/document.ts';
import { pathOf, type Shown } from './address.ts';
import type { ShownProof } from './shown-proof.ts';

/** Chooses the reader and the rendition to show. */
export function readerForm({ proof, shown, readers, reader }: ShownProof): Markup {
  const isOther = shown.reader !== null && reader.address !== shown.reader;
  return html`<section aria-labelledby="seen">
    <h2 id="seen">Seen by</h2>
    <p>
      <strong>${reader.name ?? reader.address}</strong>
      ${reader.name === null ? '' : html`&lt;${reader.address}&gt;`}
    </p>
    ${isOther ? html`<p class="bad">${shown.reader} is not a reader of this newsletter.</p>` : ''}
    <p class="note">Readers' links are samples here: they unsubscribe nobody.</p>
    ${readers.length > 0 ? chooseReader(shown, readers) : ''}
    ${
      proof.renditions.length > 1
        ? html`<nav class="renditions" aria-label="Renditions">
            ${proof.renditions.map(
              ({ key }, index) =>
                html`<a
                  href="${pathOf({ ...shown, rendition: key })}"
                  ${key === shown.rendition || (shown.rendition === null && index === 0) ? html`aria-current="true"` : ''}
                  >${key}</a
                >`,
            )}
          </nav>`
        : html`<p class="note">There is one rendition: ${proof.renditions[0]?.key}.</p>`
    }
  </section>`;
}

const chooseReader = (shown: Shown, readers: ShownProof['readers']): Markup =>
  html`<form method="get" action="${pathOf({ ...shown, reader: null }).split('?')[0]}">
    ${shown.ref.newsletter === null ? '' : html`<input type="hidden" name="newsletter" value="${shown.ref.newsletter}" />`}
    ${shown.rendition === null ? '' : html`<input type="hidden" name="rendition" value="${shown.rendition}" />`}
    <label for="reader">Another reader</label>
    <input
      id="reader"
      name="reader"
      type="email"
      list="readers"
      autocomplete="off"
      placeholder="address"
    />
    <datalist id="readers">
      ${readers.map(({ address, name }) => html`<option value="${address}">${name ?? ''}</option>`)}
    </datalist>
    <button>Show</button>
  </form>`;
