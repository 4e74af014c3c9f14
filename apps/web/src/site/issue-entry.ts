import type { SiteIssueEntry, SiteNewsletter } from '@galley/press/site';
import { html } from 'hono/html';
import { isNamedAfter } from './issue-name.ts';
import type { Markup } from './markup.ts';
import { siteIssuePath } from './site-paths.ts';
import { dirOf, issueLabel, wordingFor } from './words.ts';

/** Of a longer issue, a list shows the first ones. */
const MOST_TITLES = 8;

/** One issue in a list: number and day, subject as a heading of `level`, and its titles. */
export function issueEntry(
  newsletter: SiteNewsletter,
  issue: SiteIssueEntry,
  size: 'lead' | 'brief',
  level: 2 | 3 = 3,
): Markup {
  const path = siteIssuePath(newsletter, issue.number);
  const [lead, ...others] = issue.reviews;
  const isNamed = isNamedAfter(issue.subject, lead);
  const titles = isNamed ? others : issue.reviews;
  const title = isNamed ? lead.title : issue.subject;
  const link = html`<a href="${path}">${title}</a>`;
  const wording = wordingFor(newsletter);
  const dir = dirOf(wording, title);
  return html`<article class="entry ${size}" lang="${newsletter.language}">
    <p class="label">${issueLabel(newsletter, issue)}</p>
    ${level === 2 ? html`<h2 dir="${dir}">${link}</h2>` : html`<h3 dir="${dir}">${link}</h3>`}
    ${issue.preheader ? html`<p class="standfirst" dir="${dirOf(wording, issue.preheader)}">${issue.preheader}</p>` : ''}
    ${
      titles.length > 0
        ? html`<ul class="titles">
            ${titles
              .slice(0, MOST_TITLES)
              .map(
                ({ title, outlet }) =>
                  html`<li dir="${dirOf(wording, title)}">
                    ${title} ${outlet ? html`<span>${outlet}</span>` : ''}
                  </li>`,
              )}
            ${
              titles.length > MOST_TITLES
                ? html`<li>
                    <span>${wording.pages.archive.more(titles.length - MOST_TITLES)}</span>
                  </li>`
                : ''
            }
          </ul>`
        : ''
    }
  </article>`;
}
