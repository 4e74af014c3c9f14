import type { SiteReviewPage } from '@galley/press/site';
import { html, raw } from 'hono/html';
import { invitation, layout } from './layout.ts';
import type { Markup } from './markup.ts';
import { articleLink, credits, reviewBody } from './review-body.ts';
import { describeReview } from './review-data.ts';
import { reviewPath, siteIssuePath } from './site-paths.ts';
import { formatLocalDate } from './words.ts';

/** One review on its own page, with the issues that featured it. */
export function reviewPage(view: SiteReviewPage, publicUrl: string): Markup {
  const { document, newsletter, issues, slug } = view;
  const url = `${publicUrl}${reviewPath(slug)}`;
  const data = printScriptData(describeReview(view, url));
  return layout({
    newsletter,
    title: document.title,
    description: document.summary[0] ?? `A review of ${document.title}`,
    canonical: url,
    data: html`<script type="application/ld+json">
      ${raw(data)}
    </script>`,
    body: html`<article class="review" lang="${newsletter.language}">
        <h1 class="page-title" dir="auto">${document.title}</h1>
        ${credits(document)} ${reviewBody(document, 2)}
        <p class="links">${articleLink(document)}</p>
        <aside class="stood-in" lang="en">
          <h2 class="label">From</h2>
          <ul>
            ${issues.map(
              (issue) =>
                html`<li>
                  <a href="${siteIssuePath(newsletter, issue.number)}"
                    >${newsletter.title}, issue ${issue.number}</a
                  >
                  <span>${formatLocalDate(issue.datedOn)}</span>
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
