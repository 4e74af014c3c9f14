import type { SiteReviewPage } from '@galley/press/site';
import { html, raw } from 'hono/html';
import { invitation, layout } from './layout.ts';
import type { Markup } from './markup.ts';
import { articleLink, credits, reviewBody } from './review-body.ts';
import { describeReview } from './review-data.ts';
import { reviewPath, siteIssuePath } from './site-paths.ts';
import { dirOf, issueDay, wordingFor } from './words.ts';

/** One review on its own page, with the issues that featured it. */
export function reviewPage(view: SiteReviewPage, publicUrl: string): Markup {
  const { document, newsletter, issues, slug } = view;
  const wording = wordingFor(newsletter);
  const url = `${publicUrl}${reviewPath(slug)}`;
  const data = printScriptData(describeReview(view, url));
  return layout({
    newsletter,
    wording,
    title: document.title,
    description: document.summary[0] ?? wording.pages.reviewOf(document.title),
    canonical: url,
    data: html`<script type="application/ld+json">
      ${raw(data)}
    </script>`,
    body: html`<article class="review" lang="${newsletter.language}">
        <h1 class="page-title" dir="${dirOf(wording, document.title)}">${document.title}</h1>
        ${credits(wording, document)} ${reviewBody(wording, document, 2)}
        <p class="links">${articleLink(wording, document)}</p>
        <aside class="stood-in">
          <h2 class="label">${wording.pages.stoodIn}</h2>
          <ul>
            ${issues.map(
              (issue) =>
                html`<li>
                  <a href="${siteIssuePath(newsletter, issue.number)}"
                    >${wording.pages.issueOf(newsletter.title, issue.number)}</a
                  >
                  <span>${issueDay(newsletter, issue)}</span>
                </li>`,
            )}
          </ul>
        </aside>
      </article>
      ${invitation(newsletter)}`,
  });
}

/** JSON that can neither end the script element around it nor pass for markup. */
const printScriptData = (data: unknown): string =>
  JSON.stringify(data).replaceAll(
    /[<>&\u2028\u2029]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
