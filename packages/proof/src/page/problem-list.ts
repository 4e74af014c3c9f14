import { html } from 'hono/html';
import type { Markup } from '../views/document.ts';

/** Lists what could not be read. */
export const problemList = (problems: readonly string[]): Markup | string =>
  problems.length === 0
    ? ''
    : html`<section class="problems" aria-labelledby="problems">
        <h2 id="problems">Left out</h2>
        <ul>
          ${problems.map((problem) => html`<li>${problem}</li>`)}
        </ul>
      </section>`;
