import { LONGEST_NAME } from '@galley/core/subscription';
import type { PageMessages } from '@galley/wording';
import type { SiteNewsletter } from '@galley/press/site';
import { html } from 'hono/html';
import type { Markup } from './markup.ts';
import { wordingFor } from './words.ts';

/** A field that people don't see and programs like to fill in. */
export const TRAP_FIELD = 'website';

type Flaw = keyof PageMessages['form']['flaws'];

/** What was typed and what was wrong with it, to show the form again. */
export interface SignUpDraft {
  readonly email: string;
  readonly name: string;
  readonly problems: Readonly<Partial<Record<'email' | 'name', Flaw>>>;
}

interface SignUpFormView {
  readonly title: string;
  readonly draft: SignUpDraft | null;
}

/** The form to subscribe, with the words that the reader agrees to. */
export function signUpForm(newsletter: SiteNewsletter, { title, draft }: SignUpFormView): Markup {
  const { form, subscribe } = wordingFor(newsletter).pages;
  const flawOf = (field: 'email' | 'name'): Flaw | undefined => draft?.problems[field];
  return html`<section class="sign-up" id="subscribe" aria-labelledby="subscribe-title">
    <h2 id="subscribe-title">${title}</h2>
    <form method="post" action="/subscribe">
      <input type="hidden" name="newsletter" value="${newsletter.slug}" />
      <div class="fields">
        <div class="field">
          <label for="email">${form.email}</label>
          <input
            id="email"
            name="email"
            type="email"
            dir="ltr"
            autocomplete="email"
            required
            maxlength="254"
            value="${draft?.email ?? ''}"
            ${described('email', flawOf('email'))}
          />
          ${problem('email', form.flaws, flawOf('email'))}
        </div>
        ${nameField(newsletter, draft?.name ?? '', flawOf('name'))}
      </div>
      <div class="trap" aria-hidden="true">
        <label for="${TRAP_FIELD}">${form.trap}</label>
        <input id="${TRAP_FIELD}" name="${TRAP_FIELD}" tabindex="-1" autocomplete="off" />
      </div>
      <p class="consent">${form.consent(newsletter.title)}</p>
      <button type="submit">${subscribe}</button>
      <p class="privacy">${form.privacy}</p>
    </form>
  </section>`;
}

/** The field for a person's name, with what was wrong with it. */
export function nameField(
  newsletter: SiteNewsletter,
  value: string,
  flaw: Flaw | undefined,
): Markup {
  const { form } = wordingFor(newsletter).pages;
  return html`<div class="field">
    <label for="name">${form.name} <span class="hint">${form.optional}</span></label>
    <input
      id="name"
      name="name"
      dir="auto"
      autocomplete="name"
      maxlength="${LONGEST_NAME}"
      value="${value}"
      ${described('name', flaw)}
    />
    ${problem('name', form.flaws, flaw)}
  </div>`;
}

const problem = (
  field: 'email' | 'name',
  flaws: PageMessages['form']['flaws'],
  flaw: Flaw | undefined,
): Markup | string =>
  flaw === undefined
    ? ''
    : html`<p class="problem" id="${field}-problem" role="alert">${flaws[flaw]}</p>`;

const described = (field: 'email' | 'name', flaw: Flaw | undefined): Markup | string =>
  flaw === undefined ? '' : html`aria-invalid="true" aria-describedby="${field}-problem"`;
