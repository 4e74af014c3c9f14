import { printArchiveQuery, readArchiveQuery } from '@galley/core/archive';
import type { SiteNewsletter, SiteReviewPage } from '@galley/press/site';
import { html, raw } from 'hono/html';
import { correctionNote } from './correction-note.ts';
import { invitation, layout } from './layout.ts';
import type { Markup } from './markup.ts';
import { articleLink, credits, reviewBody, type CreditLinks } from './review-body.ts';
import { describeReview } from './review-data.ts';
import { picturePath } from './share-pictures.ts';
import { archivePath, homePath, reviewPath, siteIssuePath } from './site-paths.ts';
import { dirOf, issueDay, wordingFor } from './words.ts';

/** Search engines show about so much of a description. */
const LONGEST_DESCRIPTION = 300;

/** One review on its own page, with the issues that featured it. */
export function reviewPage(view: SiteReviewPage, publicUrl: string): Markup {
  const { document, newsletter, issues, slug, corrections } = view;
  const wording = wordingFor(newsletter);
  const url = `${publicUrl}${reviewPath(slug)}`;
  const path = picturePath(view);
  const picture = path === null ? null : `${publicUrl}${path}`;
  const home = `${publicUrl}${homePath(newsletter)}`;
  const data = printScriptData(describeReview(view, { url, home, picture }));
  return layout({
    newsletter,
    wording,
    title: document.title,
    description: shorten(document.summary[0] ?? wording.pages.reviewOf(document.title)),
    canonical: url,
    kind: 'article',
    picture:
      picture === null
        ? null
        : { url: picture, alt: wording.pages.archive.picture(document.title) },
    showsLogo: true,
    data: html`<script type="application/ld+json">
      ${raw(data)}
    </script>`,
    body: html`<article class="review" lang="${newsletter.language}">
        <h1 class="page-title" dir="${dirOf(wording, document.title)}">${document.title}</h1>
        ${credits(wording, document, linksInto(newsletter))}
        ${corrections.map((correction) => correctionNote(view, correction))}
        ${reviewBody(wording, document, 2)}
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

/** The archive has more from the same outlet and authors. */
function linksInto(newsletter: SiteNewsletter): CreditLinks {
  const all = readArchiveQuery(() => undefined);
  const path = archivePath(newsletter);
  return {
    outlet: (outlet) => `${path}${printArchiveQuery({ ...all, outlet })}`,
    author: (author) => `${path}${printArchiveQuery({ ...all, author })}`,
  };
}

function shorten(text: string): string {
  const letters = Array.from(text);
  if (letters.length <= LONGEST_DESCRIPTION) return text;
  return `${letters
    .slice(0, LONGEST_DESCRIPTION)
    .join('')
    .replace(/\s+\S*$/, '')} …`;
}

/** JSON that can neither end the script element around it nor pass for markup. */
const printScriptData = (data: unknown): string =>
  JSON.stringify(data).replaceAll(
    /[<>&\u2028\u2029]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
