import { LONGEST_SEARCH, STAR_CHOICES, type ArchiveQuery } from '@galley/core/archive';
import type { ArchiveNames, SiteNewsletter } from '@galley/press/site';
import { html } from 'hono/html';
import type { Markup } from './markup.ts';
import { archivePath } from './site-paths.ts';
import { wordingFor } from './words.ts';

/** The search in the archive, with what was asked for. It works by GET, so that a search has a URL. */
export function archiveForm(
  newsletter: SiteNewsletter,
  query: ArchiveQuery,
  { outlets, authors }: ArchiveNames,
): Markup {
  const { archive } = wordingFor(newsletter).pages;
  const names = (list: ArchiveNames['outlets'], chosen: string | null): string[] => {
    const known = list.map(({ name }) => name).toSorted((a, b) => a.localeCompare(b));
    return chosen === null || known.includes(chosen) ? known : [chosen, ...known];
  };
  return html`<form
    class="search"
    role="search"
    aria-label="${archive.search}"
    action="${archivePath(newsletter)}"
  >
    <div class="field wide">
      <label for="q">${archive.words}</label>
      <input
        id="q"
        name="q"
        type="search"
        dir="auto"
        maxlength="${LONGEST_SEARCH}"
        value="${query.text}"
      />
    </div>
    ${choice('outlet', archive.outlet, archive.anyOutlet, names(outlets, query.outlet), query.outlet)}
    ${choice('author', archive.author, archive.anyAuthor, names(authors, query.author), query.author)}
    <div class="field">
      <label for="stars">${archive.rating}</label>
      <select id="stars" name="stars">
        <option value="">${archive.anyRating}</option>
        ${STAR_CHOICES.map(
          (least) =>
            html`<option value="${least}" ${least === query.stars ? html`selected` : ''}>
              ${archive.stars(least)}
            </option>`,
        )}
      </select>
    </div>
    <button type="submit">${archive.action}</button>
  </form>`;
}

const choice = (
  name: string,
  label: string,
  any: string,
  names: readonly string[],
  chosen: string | null,
): Markup | string =>
  names.length === 0
    ? ''
    : html`<div class="field">
        <label for="${name}">${label}</label>
        <select id="${name}" name="${name}">
          <option value="">${any}</option>
          ${names.map((each) => html`<option value="${each}" ${each === chosen ? html`selected` : ''}>${each}</option>`)}
        </select>
      </div>`;
