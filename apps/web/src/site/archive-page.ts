import type { SiteIssueEntry, SiteNewsletter } from '@galley/press/site';
import { html } from 'hono/html';
import { issueEntry } from './issue-entry.ts';
import { layout } from './layout.ts';
import type { Markup } from './markup.ts';
import { archivePath } from './site-paths.ts';

export interface ArchiveView {
  readonly newsletter: SiteNewsletter;
  readonly issues: readonly SiteIssueEntry[];
  readonly publicUrl: string;
}

/** Every issue, the latest first. */
export const archivePage = ({ newsletter, issues, publicUrl }: ArchiveView): Markup =>
  layout({
    newsletter,
    title: 'All issues',
    description: `Every issue of ${newsletter.title}`,
    canonical: `${publicUrl}${archivePath(newsletter)}`,
    here: 'archive',
    body: html`<h1 class="page-title">All issues</h1>
      ${
        issues.length === 0
          ? html`<p class="empty">The first issue is coming soon.</p>`
          : html`<ol class="entries" reversed>
              ${issues.map((issue) => html`<li>${issueEntry(newsletter, issue, 'brief', 2)}</li>`)}
            </ol>`
      }`,
  });
