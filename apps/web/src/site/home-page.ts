import { parseCadence } from '@galley/core/newsletter';
import { wordingOf } from '@galley/wording';
import type { SiteIssueEntry, SiteNewsletter } from '@galley/press/site';
import { html } from 'hono/html';
import { issueEntry } from './issue-entry.ts';
import { layout } from './layout.ts';
import type { Markup } from './markup.ts';
import { signUpForm } from './sign-up-form.ts';
import { archivePath, homePath } from './site-paths.ts';
import { wordingFor } from './words.ts';

export interface HomeView {
  readonly newsletter: SiteNewsletter;
  /** The latest first. */
  readonly issues: readonly SiteIssueEntry[];
  /** The stamp of the form. */
  readonly stamp: string;
  readonly publicUrl: string;
}

/** Introduces the newsletter, with the sign-up form and its latest issues. */
export function homePage({ newsletter, issues, stamp, publicUrl }: HomeView): Markup {
  const wording = wordingFor(newsletter);
  const { pages, words } = wording;
  const cadence = parseCadence(newsletter.cadence);
  const introduction = [
    newsletter.tagline,
    cadence.kind === 'ok' ? pages.introduction(cadence.cadence) : null,
  ].filter((line) => line !== null);
  const [latest, ...earlier] = issues;
  return layout({
    newsletter,
    wording,
    title: null,
    description: introduction.join(' · '),
    canonical: `${publicUrl}${homePath(newsletter)}`,
    here: 'home',
    showsLogo: true,
    body: html`<div class="hero">
        <h1 dir="auto">${heading(newsletter)}</h1>
        ${introduction.map((line) => html`<p class="tagline">${line}</p>`)}
      </div>
      ${signUpForm(newsletter, { title: pages.form.title, draft: null, stamp })}
      <section aria-labelledby="latest-title">
        <h2 class="label" id="latest-title">${pages.latestIssue}</h2>
        ${
          latest
            ? issueEntry(newsletter, latest, 'lead')
            : html`<p class="empty">${pages.noIssueYet}</p>`
        }
      </section>
      ${
        earlier.length > 0
          ? html`<section aria-labelledby="earlier-title">
              <h2 class="label" id="earlier-title">${pages.earlierIssues}</h2>
              <ol class="entries" reversed>
                ${earlier.map((issue) => html`<li>${issueEntry(newsletter, issue, 'brief')}</li>`)}
              </ol>
              <p><a class="more" href="${archivePath(newsletter)}">${words.allIssues}</a></p>
            </section>`
          : ''
      }`,
  });
}

function heading({ title, theme }: SiteNewsletter): Markup | string {
  if (!theme?.logo) return title;
  const { url, alt, width, height } = theme.logo;
  return html`<img src="${url}" alt="${alt}" width="${width}" height="${height}" />`;
}

/** What a new installation shows. */
export const nothingYetPage = (): Markup =>
  layout({
    newsletter: null,
    // Readers never see it: it is for the person who installs Galley.
    wording: wordingOf('en'),
    title: 'Nothing here yet',
    body: html`<div class="notice">
      <h1>Nothing here yet</h1>
      <p>Galley is running but has no newsletter yet. To create one:</p>
      <pre><code>npm run -s galley -- newsletter set --title "The Weekly Review"</code></pre>
    </div>`,
  });
