import { describeCadence } from '@galley/core/newsletter';
import type { SiteIssueEntry, SiteNewsletter } from '@galley/press/site';
import { html } from 'hono/html';
import { issueEntry } from './issue-entry.ts';
import { layout } from './layout.ts';
import type { Markup } from './markup.ts';
import { signUpForm, type SignUpDraft } from './sign-up-form.ts';
import { archivePath, homePath } from './site-paths.ts';

export interface HomeView {
  readonly newsletter: SiteNewsletter;
  /** The latest first. */
  readonly issues: readonly SiteIssueEntry[];
  readonly draft: SignUpDraft | null;
  readonly publicUrl: string;
}

/** Introduces the newsletter, with the sign-up form and its latest issues. */
export function homePage({ newsletter, issues, draft, publicUrl }: HomeView): Markup {
  const rhythm = describeCadence(newsletter.cadence)?.replace(/ at \d\d:\d\d$/, '');
  const introduction = [newsletter.tagline, rhythm && `A new issue comes ${rhythm}.`]
    .filter((sentence) => sentence)
    .join(' ');
  const [latest, ...earlier] = issues;
  return layout({
    newsletter,
    title: draft === null ? null : 'Please check what you typed',
    description: introduction,
    canonical: `${publicUrl}${homePath(newsletter)}`,
    here: 'home',
    body: html`<div class="hero">
        <h1>${newsletter.title}</h1>
        <p class="tagline">${introduction}</p>
      </div>
      ${signUpForm(newsletter, { title: 'Get it by email', draft })}
      <section aria-labelledby="latest-title">
        <h2 class="label" id="latest-title">The latest issue</h2>
        ${
          latest
            ? issueEntry(newsletter, latest, 'lead')
            : html`<p class="empty">The first issue is coming soon.</p>`
        }
      </section>
      ${
        earlier.length > 0
          ? html`<section aria-labelledby="earlier-title">
              <h2 class="label" id="earlier-title">Earlier issues</h2>
              <ol class="entries" reversed>
                ${earlier.map((issue) => html`<li>${issueEntry(newsletter, issue, 'brief')}</li>`)}
              </ol>
              <p><a class="more" href="${archivePath(newsletter)}">All issues</a></p>
            </section>`
          : ''
      }`,
  });
}

/** What a new installation shows. */
export const nothingYetPage = (): Markup =>
  layout({
    newsletter: null,
    title: 'Nothing here yet',
    body: html`<div class="notice">
      <h1>Nothing here yet</h1>
      <p>Galley is running but has no newsletter yet. To create one:</p>
      <pre><code>npm run -s galley -- newsletter set --title "The Weekly Review"</code></pre>
    </div>`,
  });
