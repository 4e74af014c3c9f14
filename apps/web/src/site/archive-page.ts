import type { SiteIssueEntry, SiteNewsletter } from '@galley/press/site';
import { html } from 'hono/html';
import { issueEntry } from './issue-entry.ts';
import { layout } from './layout.ts';
import type { Markup } from './markup.ts';
import { archivePath } from './site-paths.ts';
import { wordingFor } from './words.ts';

export interface ArchiveView {
  readonly newsletter: SiteNewsletter;
  readonly issues: readonly SiteIssueEntry[];
  readonly publicUrl: string;
}

/** Every issue, the latest first. */
export function archivePage({ newsletter, issues, publicUrl }: ArchiveView): Markup {
  const wording = wordingFor(newsletter);
  const { allIssues } = wording.words;
  return layout({
    newsletter,
    wording,
    title: allIssues,
    description: wording.pages.everyIssue(newsletter.title),
    canonical: `${publicUrl}${archivePath(newsletter)}`,
    here: 'archive',
    body: html`<h1 class="page-title">${allIssues}</h1>
      ${
        issues.length === 0
          ? html`<p class="empty">${wording.pages.noIssueYet}</p>`
          : html`<ol class="entries" reversed>
              ${issues.map((issue) => html`<li>${issueEntry(newsletter, issue, 'brief', 2)}</li>`)}
            </ol>`
      }`,
  });
}
