import { noteParagraphs } from '@galley/core/issue';
import type { SaidCorrection, SiteCorrection, SiteNewsletter } from '@galley/press/site';
import { html } from 'hono/html';
import type { Markup } from './markup.ts';
import { correctionPath, reviewPath } from './site-paths.ts';
import { dayOf, dirOf, wordingFor } from './words.ts';

interface Corrected {
  readonly newsletter: SiteNewsletter;
  readonly slug: string;
}

/** What was wrong in a review and when that was corrected, above its text. */
export function correctionNote(
  { newsletter, slug }: Corrected,
  { number, note, at }: SiteCorrection,
): Markup {
  const { pages } = wordingFor(newsletter);
  const id = `correction-${number}`;
  return html`<section class="correction" id="${id}" aria-labelledby="${id}-title">
    <h2 class="label" id="${id}-title">${pages.corrections.title}</h2>
    ${correctionDay(newsletter, at)} ${noteText(newsletter, note)}
    <p><a href="${correctionPath(slug, number)}">${pages.corrections.compare}</a></p>
  </section>`;
}

/** The same in a feed, which has no styles. */
export const correctionText = (
  newsletter: SiteNewsletter,
  { note, at }: Pick<SiteCorrection, 'note' | 'at'>,
): Markup => html`<aside>${correctionDay(newsletter, at)} ${noteText(newsletter, note)}</aside>`;

export const correctionDay = (newsletter: SiteNewsletter, at: Date): Markup =>
  html`<p>
    <time datetime="${at.toISOString()}"
      >${wordingFor(newsletter).pages.corrections.correctedOn(dayOf(newsletter, at))}</time
    >
  </p>`;

export function noteText(newsletter: SiteNewsletter, note: string): readonly Markup[] {
  const wording = wordingFor(newsletter);
  return noteParagraphs(note).map((text) => html`<p dir="${dirOf(wording, text)}">${text}</p>`);
}

/** Marks a text that an issue went out with, and that was corrected since. */
export function correctedSince(newsletter: SiteNewsletter, slug: string, at: Date): Markup {
  const { corrections } = wordingFor(newsletter).pages;
  return html`<p class="correction">
    ${corrections.since(dayOf(newsletter, at))}
    <a href="${reviewPath(slug)}">${corrections.read}</a>
  </p>`;
}

/** What an issue says of a review in an earlier one. */
export function saidCorrection(
  newsletter: SiteNewsletter,
  { id, slug, title, note, issue }: SaidCorrection,
): Markup {
  const wording = wordingFor(newsletter);
  const { correction: says } = wording.words;
  const opening = says.opening(title, issue.number, issue.datedOn);
  return html`<section class="correction" aria-labelledby="corrects-${id}">
    <h2 class="label" id="corrects-${id}">${says.title}</h2>
    <p dir="${dirOf(wording, opening)}">${opening}</p>
    ${noteText(newsletter, note)}
    <p><a href="${reviewPath(slug)}">${says.action}</a></p>
  </section>`;
}
