import { LEAVE_REASONS } from '@galley/core/subscription';
import type { SiteNewsletter } from '@galley/press/site';
import type { LeftNewsletter } from '@galley/press/subscription';
import { wordingOf, type Wording } from '@galley/wording';
import { html } from 'hono/html';
import type { Markup } from './markup.ts';
import { noticePage } from './notice-pages.ts';
import { signUpForm } from './sign-up-form.ts';
import { homePath } from './site-paths.ts';
import { wordingFor } from './words.ts';

/** Somebody who has left, and what the page may offer them. */
export interface Goodbye extends LeftNewsletter {
  /** Leads to their preferences. */
  readonly token?: string;
  /** Takes the departure back; only for a reader who has just left. */
  readonly undo?: string | null;
  /** They have said why. */
  readonly thanked?: boolean;
}

/**
 * Confirms that somebody has left. Who has just left may take it back by one tap and may say why;
 * later the ordinary sign-up is offered, so that a mail proves who asks.
 */
export function goodbyePage(left: Goodbye, stamp: string): Markup {
  const { newsletter, token, undo, thanked } = left;
  const wording = wordingFor(newsletter);
  const { pages, readers } = wording;
  const { goodbye } = pages;
  const canUndo = undo !== undefined && undo !== null;
  return noticePage({
    newsletter,
    wording,
    title: goodbye.title,
    body: html`<p>${goodbye.left(newsletter.title)}</p>
      ${
        canUndo
          ? html`<form method="post" action="/unsubscribe/${undo}/undo">
                <button class="quiet" type="submit">
                  ${readers.goodbye.undo(newsletter.title)}
                </button>
              </form>
              ${thanked === true ? html`<p class="done" role="status">${readers.goodbye.thanks}</p>` : reasonForm(wording, undo)}`
          : ''
      }
      ${token === undefined ? '' : html`<p><a href="/preferences/${token}">${goodbye.others}</a></p>`}`,
    aside: canUndo ? null : signUpAgain(left, stamp),
  });
}

const signUpAgain = ({ newsletter, address }: LeftNewsletter, stamp: string): Markup =>
  signUpForm(newsletter, {
    title: wordingFor(newsletter).pages.form.again,
    draft: { email: address, name: '', problems: {} },
    stamp,
  });

const reasonForm = ({ readers: { goodbye } }: Wording, undo: string): Markup =>
  html`<form class="reasons" method="post" action="/unsubscribe/${undo}/reason">
    <fieldset>
      <legend><h2>${goodbye.why}</h2></legend>
      ${LEAVE_REASONS.map(
        (reason) =>
          html`<label
            ><input type="radio" name="reason" value="${reason}" required />
            ${goodbye.reasons[reason]}</label
          >`,
      )}
    </fieldset>
    <p class="hint">${goodbye.whyNote}</p>
    <button class="quiet" type="submit">${goodbye.send}</button>
  </form>`;

/** The departure is taken back. */
export function backPage(newsletter: SiteNewsletter): Markup {
  const wording = wordingFor(newsletter);
  const { back, backAgain } = wording.readers.goodbye;
  return noticePage({
    newsletter,
    wording,
    title: back,
    body: html`<p>${backAgain(newsletter.title)}</p>
      <p><a href="${homePath(newsletter)}">${wording.pages.welcome.read}</a></p>`,
  });
}

/** Too late to take a departure back without another mail. */
export function tooLatePage(left: LeftNewsletter, stamp: string): Markup {
  const { newsletter } = left;
  const wording = wordingFor(newsletter);
  return noticePage({
    newsletter,
    wording,
    title: wording.pages.goodbye.title,
    body: html`<p>${wording.readers.goodbye.late}</p>`,
    aside: signUpAgain(left, stamp),
  });
}

/** For a reader who is no longer stored, so the newsletter is unknown. */
export function goneGoodbyePage(front: SiteNewsletter | null): Markup {
  const wording = wordingOf(front?.language ?? 'en');
  const { title, gone } = wording.pages.goodbye;
  return noticePage({ newsletter: null, wording, title, body: html`<p>${gone}</p>` });
}
