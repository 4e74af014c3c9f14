import { noteParagraphs, proposePreheader } from '@galley/core/issue';
import type { Wording } from '@galley/wording';
import type { SiteIssue, SiteIssueReview, SiteNewsletter, SiteReview } from '@galley/press/site';
import { html } from 'hono/html';
import { STYLESHEET_BYTES } from './assets.ts';
import { correctedSince, saidCorrection } from './correction-note.ts';
import { isNamedAfter } from './issue-name.ts';
import { invitation, layout } from './layout.ts';
import type { Markup } from './markup.ts';
import { articleLink, credits, reviewBody, reviewOpening, type Opening } from './review-body.ts';
import { reviewPath, siteIssuePath } from './site-paths.ts';
import { dirOf, issueLabel, wordingFor } from './words.ts';

export interface IssueView {
  readonly newsletter: SiteNewsletter;
  readonly issue: SiteIssue;
  readonly publicUrl: string;
}

/** What a page weighs at most, with its styles; feeds and mails keep every text. */
const MOST_BYTES = 50_000;

/** How much of each review an issue shows, the most first. */
const EXTENTS = ['whole', 'findings', 'summary', 'head'] as const;
type Extent = (typeof EXTENTS)[number];

const OPENINGS: Readonly<Record<Exclude<Extent, 'whole'>, readonly Opening[]>> = {
  findings: ['summary', 'findings'],
  summary: ['summary'],
  head: [],
};

/**
 * The web version of an issue: all its reviews in full, or of each as much as leaves the page light.
 * A review has a page of its own.
 */
export async function issuePage(view: IssueView): Promise<Markup> {
  for (const extent of EXTENTS) {
    const page = await pageOf(view, extent);
    if (Buffer.byteLength(page.toString()) + STYLESHEET_BYTES <= MOST_BYTES) return page;
  }
  return pageOf(view, 'head');
}

/**
 * The lead begins at once, and the list names only the others, so that no title appears twice on the
 * first screen.
 */
function pageOf({ newsletter, issue, publicUrl }: IssueView, extent: Extent): Markup {
  const { number, subject, preheader, note, reviews, corrections } = issue;
  const wording = wordingFor(newsletter);
  const [lead, ...others] = reviews;
  const isNamed = isNamedAfter(subject, lead?.document);
  const title = isNamed && lead ? lead.document.title : subject;
  // A proposed preheader only repeats how the lead begins.
  const isProposed = preheader === proposePreheader(reviews.map(({ document }) => document));
  return layout({
    newsletter,
    wording,
    title,
    description: preheader,
    canonical: `${publicUrl}${siteIssuePath(newsletter, number)}`,
    kind: 'article',
    showsLogo: true,
    body: html`<div lang="${newsletter.language}">
        <header class="issue-head">
          <p class="label">${issueLabel(newsletter, issue)}</p>
          <h1 class="page-title" dir="${dirOf(wording, title)}">${title}</h1>
          ${preheader && !isProposed ? html`<p class="standfirst" dir="${dirOf(wording, preheader)}">${preheader}</p>` : ''}
        </header>
        ${note === null ? '' : editorsNote(wording, noteParagraphs(note))}
        ${corrections.map((correction) => saidCorrection(newsletter, correction))}
        ${
          lead
            ? article(newsletter, lead, extent, {
                head: isNamed ? 'titled' : 'plain',
                between: contents(wording, others),
              })
            : ''
        }
        ${others.map((review) => article(newsletter, review, extent))}
      </div>
      ${invitation(newsletter)}`,
  });
}

const editorsNote = (wording: Wording, paragraphs: readonly string[]): Markup =>
  html`<section class="note" aria-labelledby="note-title">
    <h2 class="label" id="note-title">${wording.words.editorsNote}</h2>
    ${paragraphs.map((text) => html`<p dir="${dirOf(wording, text)}">${text}</p>`)}
  </section>`;

/** One review; a `titled` one has its title in the page's head. */
function article(
  newsletter: SiteNewsletter,
  { slug, document, correctedAt }: SiteIssueReview,
  extent: Extent,
  {
    head = 'plain',
    between = '',
  }: { readonly head?: 'plain' | 'titled'; readonly between?: Markup | string } = {},
): Markup {
  const wording = wordingFor(newsletter);
  const level = head === 'titled' ? 2 : 3;
  return html`<article class="review" id="${slug}">
    ${head === 'titled' ? '' : reviewTitle(wording, slug, document.title)}
    ${credits(wording, document)}
    ${correctedAt === null ? '' : correctedSince(newsletter, slug, correctedAt)} ${between}
    ${extent === 'whole' ? reviewBody(wording, document, level) : reviewOpening(wording, document, { level, has: OPENINGS[extent] })}
    <p class="links">
      ${extent === 'whole' ? '' : html`<a href="${reviewPath(slug)}">${wording.words.readWholeReview}</a>`}
      ${articleLink(wording, document)}
      ${extent === 'whole' && head === 'titled' ? html`<a href="${reviewPath(slug)}">${wording.pages.onlyThisReview}</a>` : ''}
    </p>
  </article>`;
}

const reviewTitle = (wording: Wording, slug: string, title: string): Markup =>
  html`<h2 class="title" dir="${dirOf(wording, title)}">
    <a href="${reviewPath(slug)}">${title}</a>
  </h2>`;

const contents = (wording: Wording, others: readonly SiteReview[]): Markup | string =>
  others.length === 0
    ? ''
    : html`<nav class="contents" aria-labelledby="contents-title">
        <h2 class="label" id="contents-title">${wording.pages.alsoInThisIssue}</h2>
        <ol>
          ${others.map(
            ({ slug, document }) =>
              html`<li dir="${dirOf(wording, document.title)}">
                <a href="#${slug}">${document.title}</a>
                ${document.outlet ? html`<span>${document.outlet}</span>` : ''}
              </li>`,
          )}
        </ol>
      </nav>`;
