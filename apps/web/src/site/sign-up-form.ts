import { LONGEST_NAME, consentWording } from '@galley/core/subscription';
import type { SiteNewsletter } from '@galley/press/site';
import { html } from 'hono/html';
import type { Markup } from './markup.ts';

/** A field that people don't see and programs like to fill in. */
export const TRAP_FIELD = 'website';

/** What was typed and what was wrong with it, to show the form again. */
export interface SignUpDraft {
  readonly email: string;
  readonly name: string;
  readonly problems: Readonly<Partial<Record<'email' | 'name', string>>>;
}

function problem(field: 'email' | 'name', draft: SignUpDraft | null): Markup | string {
  const expected = draft?.problems[field];
  return expected === undefined
    ? ''
    : html`<p class="problem" id="${field}-problem" role="alert">Expected ${expected}.</p>`;
}

const described = (field: 'email' | 'name', draft: SignUpDraft | null): Markup | string =>
  draft?.problems[field] === undefined
    ? ''
    : html`aria-invalid="true" aria-describedby="${field}-problem"`;

interface SignUpFormView {
  readonly title: string;
  readonly draft: SignUpDraft | null;
}

/** The form to subscribe, with the words that the reader agrees to. */
export const signUpForm = (newsletter: SiteNewsletter, { title, draft }: SignUpFormView): Markup =>
  html`<section class="sign-up" id="subscribe" aria-labelledby="subscribe-title">
    <h2 id="subscribe-title">${title}</h2>
    <form method="post" action="/subscribe">
      <input type="hidden" name="newsletter" value="${newsletter.slug}" />
      <div class="fields">
        <div class="field">
          <label for="email">Email address</label>
          <input
            id="email"
            name="email"
            type="email"
            autocomplete="email"
            required
            maxlength="254"
            value="${draft?.email ?? ''}"
            ${described('email', draft)}
          />
          ${problem('email', draft)}
        </div>
        <div class="field">
          <label for="name">Name <span class="hint">(optional)</span></label>
          <input
            id="name"
            name="name"
            autocomplete="name"
            maxlength="${LONGEST_NAME}"
            value="${draft?.name ?? ''}"
            ${described('name', draft)}
          />
          ${problem('name', draft)}
        </div>
      </div>
      <div class="trap" aria-hidden="true">
        <label for="${TRAP_FIELD}">Leave this empty</label>
        <input id="${TRAP_FIELD}" name="${TRAP_FIELD}" tabindex="-1" autocomplete="off" />
      </div>
      <p class="consent">${consentWording(newsletter.title)}</p>
      <button type="submit">Subscribe</button>
      <p class="privacy">
        We first send one mail and wait for your confirmation. We keep your address, your name if
        you give it, and a record of your consent (its words, time, page and IP address).
      </p>
    </form>
  </section>`;
