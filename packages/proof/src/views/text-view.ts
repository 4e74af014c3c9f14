import type { Rendition } from '@galley/core/issue';
import { html } from 'hono/html';
import { textDocument, type Markup } from './document.ts';

/** The plain text as a mail program without HTML shows it, with working links. Each line runs as its letters do. */
export const textView = ({ text, subject }: Rendition, lang: string): Markup =>
  textDocument(subject, lang, html`<pre dir="auto">${linked(text)}</pre>`);

const linked = (text: string): readonly (Markup | string)[] =>
  text
    .split(/(https?:\/\/[^\s<>"]*[^\s<>".,;:!?)\]'])/)
    .map((part, index) => (index % 2 === 1 ? html`<a href="${part}">${part}</a>` : part));
