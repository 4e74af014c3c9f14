import { html } from 'hono/html';
import type { Markup } from '../views/document.ts';

const INSTANT = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short' });

/** An instant in the machine's own time zone, which is also the viewer's. */
export const formatInstant = (instant: Date): Markup =>
  html`<time datetime="${instant.toISOString()}">${INSTANT.format(instant)}</time>`;

/** Thousands of bytes, as the budget counts them. */
export const formatBytes = (bytes: number): string =>
  `${(bytes / 1000).toLocaleString('en', { maximumFractionDigits: 1 })} KB`;
