import { isNarrowed, printArchiveQuery, type ArchiveQuery } from '@galley/core/archive';
import type {
  ArchiveNames,
  FoundReview,
  SearchedArchive,
  SiteIssueEntry,
  SiteNewsletter,
} from '@galley/press/site';
import { html } from 'hono/html';
import { archiveForm } from './archive-form.ts';
import { foundText } from './found-text.ts';
import { issueEntry } from './issue-entry.ts';
import { layout } from './layout.ts';
import type { Markup } from './markup.ts';
import { ratingStars } from './review-body.ts';
import { archivePath, reviewPath, siteIssuePath } from './site-paths.ts';
import { dirOf, issueLabel, wordingFor } from './words.ts';

interface ArchiveFrame {
  readonly newsletter: SiteNewsletter;
  readonly query: ArchiveQuery;
  readonly names: ArchiveNames;
  readonly publicUrl: string;
}

export interface ArchiveView extends ArchiveFrame {
  /** Those of this page. */
  readonly issues: readonly SiteIssueEntry[];
  readonly pages: number;
}

export interface FoundView extends ArchiveFrame {
  readonly search: SearchedArchive;
  readonly onPage: number;
}

/** A page of issues, the latest first, by years. */
export function archivePage({ issues, pages, ...frame }: ArchiveView): Markup {
  const { newsletter, query } = frame;
  const wording = wordingFor(newsletter);
  const { archive } = wording.pages;
  const years = Map.groupBy(issues, ({ datedOn }) => datedOn.slice(0, 4));
  return frameOf(
    frame,
    html`${
      issues.length === 0
        ? html`<p class="empty">${wording.pages.noIssueYet}</p>`
        : [...years].map(
            ([year, its]) =>
              html`<section aria-labelledby="year-${year}">
                <h2 class="label" id="year-${year}">${year}</h2>
                <ol class="entries" reversed>
                  ${its.map((issue) => html`<li>${issueEntry(newsletter, issue, 'brief')}</li>`)}
                </ol>
              </section>`,
          )
    }
    ${pager(newsletter, query, pages, { before: archive.newer, after: archive.older })}`,
  );
}

/** The reviews that a search has found. */
export function foundPage({ search, onPage, ...frame }: FoundView): Markup {
  const { newsletter, query } = frame;
  const { archive } = wordingFor(newsletter).pages;
  const reset = html`<p>
    <a class="more" href="${archivePath(newsletter)}">${archive.reset}</a>
  </p>`;
  if (search.kind === 'too-slow') {
    return frameOf(
      frame,
      html`<p class="empty">${archive.tooSlow}</p>
        ${reset}`,
    );
  }
  const pages = Math.ceil(search.shown / onPage);
  return frameOf(
    frame,
    html`<section aria-labelledby="found-title">
      <h2 class="label" id="found-title">${titleOf(archive, search)}</h2>
      ${
        search.reviews.length === 0
          ? html`<p class="empty">${archive.nothing}</p>`
          : html`<ol class="entries found">
              ${search.reviews.map((review) => html`<li>${foundReview(newsletter, review)}</li>`)}
            </ol>`
      }
      ${pager(newsletter, query, pages, { before: archive.previous, after: archive.next })} ${reset}
    </section>`,
  );
}

function titleOf(
  archive: ReturnType<typeof wordingFor>['pages']['archive'],
  { reviews, count, isWhole }: Extract<SearchedArchive, { kind: 'found' }>,
): string {
  if (reviews.length === 0) return archive.results;
  return isWhole ? archive.count(count) : archive.countAtLeast(count);
}

function frameOf({ newsletter, query, names, publicUrl }: ArchiveFrame, body: Markup): Markup {
  const wording = wordingFor(newsletter);
  const { allIssues } = wording.words;
  const narrowed = isNarrowed(query);
  return layout({
    newsletter,
    wording,
    title: query.text === '' ? allIssues : `${query.text} · ${allIssues}`,
    description: wording.pages.everyIssue(newsletter.title),
    canonical: `${publicUrl}${archivePath(newsletter)}${narrowed ? '' : printArchiveQuery(query)}`,
    // Every search would be one more page for search engines.
    isUnlisted: narrowed,
    showsLogo: true,
    here: 'archive',
    body: html`<h1 class="page-title">${allIssues}</h1>
      ${archiveForm(newsletter, query, names)} ${body}`,
  });
}

function foundReview(
  newsletter: SiteNewsletter,
  { slug, head, issue, ...text }: FoundReview,
): Markup {
  const wording = wordingFor(newsletter);
  return html`<article class="entry" lang="${newsletter.language}">
    <h3 dir="${dirOf(wording, head.title)}">
      <a href="${reviewPath(slug)}">${foundText(text.title)}</a>
    </h3>
    <p class="facts">
      ${head.rating ? html`<span class="rating">${ratingStars(wording, head.rating)}</span>` : ''}
      ${head.outlet ? html`<bdi class="outlet">${head.outlet}</bdi>` : ''}
      <a href="${siteIssuePath(newsletter, issue.number)}">${issueLabel(newsletter, issue)}</a>
    </p>
    <p class="excerpt" dir="${dirOf(wording, text.excerpt)}">${foundText(text.excerpt)}</p>
  </article>`;
}

function pager(
  newsletter: SiteNewsletter,
  query: ArchiveQuery,
  pages: number,
  labels: { readonly before: string; readonly after: string },
): Markup | string {
  if (pages < 2) return '';
  const { archive } = wordingFor(newsletter).pages;
  const { page } = query;
  const link = (to: number, rel: 'prev' | 'next', label: string) =>
    html`<a
      rel="${rel}"
      href="${archivePath(newsletter)}${printArchiveQuery({ ...query, page: to })}"
      >${label}</a
    >`;
  return html`<nav class="pager" aria-label="${archive.pages}">
    ${page > 1 ? link(page - 1, 'prev', labels.before) : ''}
    <span>${archive.page(page, pages)}</span>
    ${page < pages ? link(page + 1, 'next', labels.after) : ''}
  </nav>`;
}
