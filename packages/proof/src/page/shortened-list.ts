import type { Extent } from '@galley/core/issue';
import { html } from 'hono/html';
import type { Proof } from '../proof.ts';
import type { Markup } from '../views/document.ts';

const SAYS: Readonly<Record<Extent, string>> = {
  full: 'in full',
  summary: 'summary and findings',
  headline: 'headline alone',
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
          ? 'A paragraph of each is in the mail, which links to the whole of it.'
          : shortened === 0
            ? 'Everything is in the mail, in full.'
            : `${shortened} of ${reviews.length} shortened; what is left out stands on their web pages, to which the mail links.`
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
