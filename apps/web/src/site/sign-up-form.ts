import { LONGEST_NAME } from '@galley/core/subscription';
import type { PageMessages } from '@galley/wording';
import type { SiteNewsletter } from '@galley/press/site';
import { html } from 'hono/html';
import { emailField } from './email-field.ts';
import type { Markup } from './markup.ts';
import { wordingFor } from './words.ts';

/** A field that people don't see and programs like to fill in. */
export const TRAP_FIELD = 'website';
/** The hidden field that says when the form was shown. */
export const STAMP_FIELD = 'form';

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
  /** From `makeFormStamp`; a form without one has to be sent twice. */
  readonly stamp?: string;
  /** Above the fields. */
  readonly opening?: Markup | string;
  /** Between the fields and the button. */
  readonly proof?: Markup | string;
  readonly button?: string;
  /** True inside another site's frame, which the answer has to leave. */
  readonly isFramed?: boolean;
}

/** The form to subscribe, with the words that the reader agrees to. */
export function signUpForm(newsletter: SiteNewsletter, view: SignUpFormView): Markup {
  const { title, draft, stamp, opening, proof, button, isFramed } = view;
  const wording = wordingFor(newsletter);
  const { form, subscribe } = wording.pages;
  const flawOf = (field: 'email' | 'name'): Flaw | undefined => draft?.problems[field];
  return html`<section class="sign-up" id="subscribe" aria-labelledby="subscribe-title">
    ${
      isFramed === true
        ? html`<h1 id="subscribe-title">${title}</h1>`
        : html`<h2 id="subscribe-title">${title}</h2>`
    }
    ${opening ?? ''}
    <form method="post" action="/subscribe" ${isFramed === true ? html`target="_top"` : ''}>
      <input type="hidden" name="newsletter" value="${newsletter.slug}" />
      ${stamp === undefined ? '' : html`<input type="hidden" name="${STAMP_FIELD}" value="${stamp}" />`}
      <div class="fields">
        ${emailField(wording, {
          label: form.email,
          value: draft?.email ?? '',
          flaw: flawOf('email'),
        })}
        ${nameField(newsletter, draft?.name ?? '', flawOf('name'))}
      </div>
      <div class="trap" aria-hidden="true">
        <label for="${TRAP_FIELD}">${form.trap}</label>
        <input id="${TRAP_FIELD}" name="${TRAP_FIELD}" tabindex="-1" autocomplete="off" />
      </div>
      <p class="consent">${form.consent(newsletter.title)}</p>
      ${proof ?? ''}
      <button type="submit">${button ?? subscribe}</button>
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
      ${flaw === undefined ? '' : html`aria-invalid="true" aria-describedby="name-problem"`}
    />
    ${
      flaw === undefined
        ? ''
        : html`<p class="problem" id="name-problem" role="alert">${form.flaws[flaw]}</p>`
    }
  </div>`;
}
