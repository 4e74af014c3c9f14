import { CLIP_BUDGET, FIT_BUDGET, stampedBytes, type Rendition } from '@galley/core/issue';
import { html } from 'hono/html';
import type { Markup } from '../views/document.ts';
import { formatBytes } from './format.ts';

/** Shows the HTML's size against the budget, with the longest tokens in its placeholders. */
export function clipMeter({ html: mail, text }: Rendition): Markup {
  const bytes = stampedBytes(mail);
  const over = bytes > CLIP_BUDGET;
  return html`<section aria-labelledby="size">
    <h2 id="size">Size</h2>
    <meter
      aria-labelledby="size"
      min="0"
      max="${CLIP_BUDGET}"
      low="${FIT_BUDGET * 0.9}"
      high="${FIT_BUDGET}"
      optimum="0"
      value="${Math.min(bytes, CLIP_BUDGET)}"
    >
      ${formatBytes(bytes)} of ${formatBytes(FIT_BUDGET)}
    </meter>
    <p class="${over ? 'bad' : ''}">
      <strong>${formatBytes(bytes)}</strong> of ${formatBytes(FIT_BUDGET)}
      HTML${over ? ': Gmail will clip it' : ''}, ${formatBytes(stampedBytes(text))} plain text
    </p>
  </section>`;
}
