import type { Rendition } from '@galley/core/issue';
import { html } from 'hono/html';
import { textDocument, type Markup } from './document.ts';

// Line breaks only for reading: the mail itself has none between its elements.
const BEFORE_BLOCKS =
  /(?=<(?:!DOCTYPE|html|head|meta|title|style|body|table|tr|td|div|h[1-6]|p|!--))/g;

/** Shows a mail's headers and the source of its HTML, broken into lines for reading. */
export function sourceView(
  rendition: Rendition,
  envelope: {
    readonly from: string | null;
    readonly to: string;
    readonly replyTo: string | null;
    readonly lang: string;
  },
): Markup {
  const headers: (readonly [string, string])[] = [
    ['From', envelope.from ?? ''],
    ['To', envelope.to],
    ...(envelope.replyTo === null ? [] : [['Reply-To', envelope.replyTo] as const]),
    ['Subject', rendition.subject],
    ...Object.entries(rendition.headers),
  ];
  return textDocument(
    rendition.subject,
    envelope.lang,
    html`<dl>
        ${headers.map(
          ([name, value]) =>
            html`<dt>${name}</dt>
              <dd>${value}</dd>`,
        )}
      </dl>
      <pre>${rendition.html.replaceAll(BEFORE_BLOCKS, '\n').trimStart()}</pre>`,
  );
}
