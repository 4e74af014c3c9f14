import { proposePreheader } from '@galley/core/issue';
import type { SiteIssue, SiteNewsletter, SiteReview } from '@galley/press/site';
import { html } from 'hono/html';
import { isNamedAfter } from './issue-name.ts';
import { invitation, layout } from './layout.ts';
import type { Markup } from './markup.ts';
import { articleLink, credits, reviewBody } from './review-body.ts';
import { reviewPath, siteIssuePath } from './site-paths.ts';
import { formatLocalDate } from './words.ts';

export interface IssueView {
  readonly newsletter: SiteNewsletter;
  readonly issue: SiteIssue;
  readonly publicUrl: string;
}

/**
 * The web version of an issue: all its reviews in full. The lead begins at once, and the list names
 * only the others, so that no title stands twice on the first screen.
 */
export function issuePage({ newsletter, issue, publicUrl }: IssueView): Markup {
  const { number, subject, preheader, reviews } = issue;
  const [lead, ...others] = reviews;
  const isNamed = isNamedAfter(subject, lead?.document);
  const title = isNamed && lead ? lead.document.title : subject;
  // A proposed preheader only repeats how the lead begins.
  const isProposed = preheader === proposePreheader(reviews.map(({ document }) => document));
  return layout({
    newsletter,
    title,
    description: preheader,
    canonical: `${publicUrl}${siteIssuePath(newsletter, number)}`,
    body: html`<div lang="${newsletter.language}">
        <header class="issue-head">
          <p class="label" lang="en">Issue ${number} · ${formatLocalDate(issue.datedOn)}</p>
          <h1 class="page-title" dir="auto">${title}</h1>
          ${preheader && !isProposed ? html`<p class="standfirst" dir="auto">${preheader}</p>` : ''}
        </header>
        ${lead ? article(lead, isNamed ? 'titled' : 'plain', contents(others)) : ''}
        ${others.map((review) => article(review, 'plain'))}
      </div>
      ${invitation(newsletter)}`,
  });
}

/** One review; a `titled` one has its title in the page's head. */
const article = (
  { slug, document }: SiteReview,
  head: 'plain' | 'titled',
  between: Markup | string = '',
): Markup =>
  html`<article class="review" id="${slug}">
    ${head === 'titled' ? '' : reviewTitle(slug, document.title)} ${credits(document)} ${between}
    ${reviewBody(document, head === 'titled' ? 2 : 3)}
    <p class="links">
      ${articleLink(document)}
      ${head === 'titled' ? html`<a href="${reviewPath(slug)}">Only this review</a>` : ''}
    </p>
  </article>`;

const reviewTitle = (slug: string, title: string): Markup =>
  html`<h2 class="title" dir="auto"><a href="${reviewPath(slug)}">${title}</a></h2>`;

const contents = (others: readonly SiteReview[]): Markup | string =>
  others.length === 0
    ? ''
    : html`<nav class="contents" aria-labelledby="contents-title">
        <h2 class="label" id="contents-title">Also in this issue</h2>
        <ol>
          ${others.map(
            ({ slug, document }) =>
              html`<li dir="auto">
                <a href="#${slug}">${document.title}</a>
                ${document.outlet ? html`<span>${document.outlet}</span>` : ''}
              </li>`,
          )}
        </ol>
      </nav>`;
