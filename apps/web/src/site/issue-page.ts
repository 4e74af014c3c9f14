import type { SiteIssue, SiteNewsletter } from '@galley/press/site';
import { html } from 'hono/html';
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

/** The web version of an issue: all its reviews in full. */
export function issuePage({ newsletter, issue, publicUrl }: IssueView): Markup {
  const { number, subject, preheader, reviews } = issue;
  // A single review often lends its title to the issue and its first words to the preheader.
  const isOneReview = reviews.length === 1 && reviews[0]?.document.title === subject;
  return layout({
    newsletter,
    title: subject,
    description: preheader,
    canonical: `${publicUrl}${siteIssuePath(newsletter, number)}`,
    body: html`<div lang="${newsletter.language}">
        <header class="issue-head">
          <p class="label" lang="en">Issue ${number} · ${formatLocalDate(issue.datedOn)}</p>
          <h1 class="page-title" dir="auto">${subject}</h1>
          ${preheader && !isOneReview ? html`<p class="standfirst" dir="auto">${preheader}</p>` : ''}
        </header>
        ${reviews.length > 1 ? contents(issue) : ''}
        ${reviews.map(
          ({ slug, document }) =>
            html`<article class="review" id="${slug}">
              ${isOneReview ? '' : reviewTitle(slug, document.title)} ${credits(document)}
              ${reviewBody(document, isOneReview ? 2 : 3)}
              <p class="links">
                ${articleLink(document)}
                ${isOneReview ? html`<a href="${reviewPath(slug)}">Only this review</a>` : ''}
              </p>
            </article>`,
        )}
      </div>
      ${invitation(newsletter)}`,
  });
}

const reviewTitle = (slug: string, title: string): Markup =>
  html`<h2 class="title" dir="auto"><a href="${reviewPath(slug)}">${title}</a></h2>`;

const contents = ({ reviews }: SiteIssue): Markup =>
  html`<nav class="contents" aria-labelledby="contents-title">
    <h2 class="label" id="contents-title">In this issue</h2>
    <ol>
      ${reviews.map(
        ({ slug, document }) =>
          html`<li dir="auto">
            <a href="#${slug}">${document.title}</a>
            ${document.outlet ? html`<span>${document.outlet}</span>` : ''}
          </li>`,
      )}
    </ol>
  </nav>`;
