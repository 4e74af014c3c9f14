import type { Extent } from '@galley/core/issue';
import { html } from 'hono/html';
import type { Proof } from '@galley/contract/proof';
import type { Markup } from '../views/document.ts';

const SAYS: Readonly<Record<Extent, string>> = {
  full: 'in full',
  summary: 'summary and findings',
  headline: 'headline only',
};

/** The reviews in order, with what was shortened so that the mail fits. */
export function shortenedList({ reviews, isBestOf }: Proof): Markup {
  const isShortened = (extent: Extent): boolean => extent !== 'full' && !isBestOf;
  const shortened = reviews.filter(({ extent }) => isShortened(extent)).length;
  return html`<section aria-labelledby="reviews">
    <h2 id="reviews">${reviews.length === 1 ? 'One review' : `${reviews.length} reviews`}</h2>
    <p>
      ${
        isBestOf
          ? 'The mail has a paragraph of each and links to the rest.'
          : shortened === 0
            ? 'The mail has every review in full.'
            : `${shortened} of ${reviews.length} shortened; the mail links to the rest on their web pages.`
      }
    </p>
    <ol class="reviews">
      ${reviews.map(
        ({ title, extent, url }) =>
          html`<li>
            <span dir="auto">${title}</span>
            ${
              !isShortened(extent)
                ? ''
                : html`<a class="extent" href="${url}" target="_blank" rel="noopener"
                    >${SAYS[extent]}<span class="hidden"> of ${title}; the rest on the web</span></a
                  >`
            }
          </li>`,
      )}
    </ol>
  </section>`;
}
