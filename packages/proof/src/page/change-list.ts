import type { Rendition } from '@galley/core/issue';
import { html } from 'hono/html';
import { changesSince } from '../changes/changes-since.ts';
import type { TextPiece } from '../changes/compare-texts.ts';
import type { LastRead } from '@galley/contract/proof';
import type { Markup } from '../views/document.ts';

import { pathOf } from './address.ts';
import { formatInstant } from './format.ts';
import type { ShownProof } from './shown-proof.ts';

/** What has changed since a person last marked the proof as read, and the button to mark it. */
export function changeList({ proof, shown }: ShownProof, rendition: Rendition): Markup {
  const { lastRead, contentHash } = proof;
  const isRead = lastRead?.contentHash === contentHash;
  return html`<section aria-labelledby="changes">
    <h2 id="changes">Since you last read it</h2>
    ${
      lastRead === null
        ? html`<p>Nobody has marked this proof as read yet. Mark it to see later changes here.</p>`
        : isRead
          ? html`<p class="good">Nothing has changed since ${formatInstant(lastRead.at)}.</p>`
          : differences(lastRead, rendition)
    }
    ${
      isRead
        ? ''
        : html`<form method="post" action="${pathOf(shown, '/read')}">
            <input type="hidden" name="hash" value="${contentHash}" />
            <button>Mark as read</button>
          </form>`
    }
  </section>`;
}

function differences(lastRead: LastRead, rendition: Rendition): Markup {
  const { paragraphs, ...lines } = changesSince(lastRead, rendition);
  return html`<p>The proof has changed since ${formatInstant(lastRead.at)}.</p>
    ${(['subject', 'preheader'] as const).map((line) =>
      lines[line] === null
        ? ''
        : html`<p class="change">
            <span class="label">${line}</span> <del dir="auto">${lines[line]}</del>
            <ins dir="auto">${rendition[line]}</ins>
          </p>`,
    )}
    ${
      paragraphs === null
        ? html`<p>Too much has changed to show it word by word.</p>`
        : paragraphs.map(
            (paragraph) => html`<p class="change" dir="auto">${paragraph.map(showPiece)}</p>`,
          )
    }`;
}

const KEPT = 60;

function showPiece({ kind, text }: TextPiece): Markup | string {
  if (kind === 'added') return html`<ins>${text}</ins>`;
  if (kind === 'removed') return html`<del>${text}</del>`;
  // Enough to see where it is.
  return text.length <= 2 * KEPT + 10 ? text : `${text.slice(0, KEPT)} … ${text.slice(-KEPT)}`;
}
