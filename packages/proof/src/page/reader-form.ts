import { html } from 'hono/html';
import type { Proof } from '@galley/contract/proof';
import type { Markup } from '../views/document.ts';
import { pathOf, type Shown } from './address.ts';
import type { ShownProof } from './shown-proof.ts';

/** Chooses the reader and the rendition to show. */
export function readerForm({ proof, shown, readers, reader, getsNothing }: ShownProof): Markup {
  const isOther = shown.reader !== null && reader.address !== shown.reader;
  return html`<section aria-labelledby="seen">
    <h2 id="seen">Seen by</h2>
    <p>
      <strong>${reader.name ?? reader.address}</strong>
      ${reader.name === null ? '' : html`&lt;${reader.address}&gt;`}
    </p>
    ${isOther ? html`<p class="bad">${shown.reader} is not a reader of this newsletter.</p>` : ''}
    ${getsNothing ? html`<p class="bad">What this reader has chosen leaves nothing of the issue: no mail goes to them.</p>` : ''}
    <p class="note">Readers' links are samples here: they unsubscribe nobody.</p>
    ${readers.length > 0 ? chooseReader(shown, readers) : ''} ${renditionList(proof, shown)}
  </section>`;
}

/** Each rendition with whom it is for. */
function renditionList({ audiences }: Proof, shown: Shown): Markup {
  if (audiences.length < 2) {
    return html`<p class="note">There is one rendition: ${audiences[0]?.key}.</p>`;
  }
  return html`<nav class="renditions" aria-label="Renditions">
    ${audiences.map(
      ({ key, chosen, readers, more }, index) =>
        html`<a
          href="${pathOf({ ...shown, rendition: key, reader: null })}"
          ${key === shown.rendition || (shown.rendition === null && index === 0) ? html`aria-current="true"` : ''}
          ><span dir="auto">${chosen}</span>
          <small
            >${readers === null ? key : `${countReaders(readers)}${more > 0 ? `, ${more.toLocaleString('en')} of them more than they chose` : ''}`}</small
          ></a
        >`,
    )}
  </nav>`;
}

const countReaders = (readers: number): string =>
  readers === 1 ? '1 reader' : `${readers.toLocaleString('en')} readers`;

const chooseReader = (shown: Shown, readers: ShownProof['readers']): Markup =>
  html`<form method="get" action="${pathOf({ ...shown, reader: null }).split('?')[0]}">
    ${shown.ref.newsletter === null ? '' : html`<input type="hidden" name="newsletter" value="${shown.ref.newsletter}" />`}
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
