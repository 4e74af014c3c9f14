import { renderReviewText } from '@galley/core/review/formats';
import { reviewWordsOf } from '@galley/press/review-words';
import type { SiteCorrection, SiteReviewPage } from '@galley/press/site';
import { compareTexts, type TextPiece } from '@galley/proof/changes';
import type { Wording } from '@galley/wording';
import { html } from 'hono/html';
import { correctionDay, noteText } from './correction-note.ts';
import { layout } from './layout.ts';
import type { Markup } from './markup.ts';
import { credits, reviewBody } from './review-body.ts';
import { reviewPath } from './site-paths.ts';
import { dirOf, wordingFor } from './words.ts';

/** What a correction changed in a review, and the whole text before it. */
export function correctionPage(
  { newsletter, slug }: SiteReviewPage,
  { note, at, before, after }: SiteCorrection,
): Markup {
  const wording = wordingFor(newsletter);
  const { corrections } = wording.pages;
  const title = corrections.of(after.title);
  const words = reviewWordsOf(newsletter.language);
  const changes = compareTexts(renderReviewText(before, words), renderReviewText(after, words));
  return layout({
    newsletter,
    wording,
    title,
    // Search engines should find the review.
    isUnlisted: true,
    kind: 'article',
    showsLogo: true,
    body: html`<article class="review" lang="${newsletter.language}">
      <h1 class="page-title" dir="${dirOf(wording, title)}">${title}</h1>
      <div class="correction">${correctionDay(newsletter, at)} ${noteText(newsletter, note)}</div>
      <p class="links"><a href="${reviewPath(slug)}">${corrections.read}</a></p>
      <section class="changes" aria-labelledby="changes-title">
        <h2 class="label" id="changes-title">${corrections.changes}</h2>
        ${
          changes === null
            ? html`<p>${corrections.allNew}</p>`
            : changes.length === 0
              ? html`<p>${corrections.noWords}</p>`
              : changes.map((pieces) => changed(wording, pieces))
        }
      </section>
      <section aria-labelledby="earlier-title">
        <h2 class="label" id="earlier-title">${corrections.earlier}</h2>
        <p>${corrections.earlierNote}</p>
        <h3 dir="${dirOf(wording, before.title)}">${before.title}</h3>
        ${credits(wording, before)} ${reviewBody(wording, before, 3)}
      </section>
    </article>`,
  });
}

function changed(wording: Wording, pieces: readonly TextPiece[]): Markup {
  const text = pieces.map((piece) => piece.text).join('');
  return html`<p dir="${dirOf(wording, text)}">
    ${pieces.map((piece) => marked(wording, piece))}
  </p>`;
}

/** Screen readers seldom say that words are struck out or inserted. */
function marked({ pages }: Wording, { kind, text }: TextPiece): Markup | string {
  const { removed, added } = pages.corrections;
  const said = (word: string) => html`<span class="unseen"> [${word}: </span>`;
  const end = html`<span class="unseen">] </span>`;
  switch (kind) {
    case 'same':
      return text;
    case 'removed':
      return html`<del>${said(removed)}${text}${end}</del>`;
    case 'added':
      return html`<ins>${said(added)}${text}${end}</ins>`;
  }
}
