import type { PageMessages, Wording } from '@galley/wording';
import { html } from 'hono/html';
import type { Markup } from './markup.ts';

type Flaw = keyof PageMessages['form']['flaws'];

/** The field for an address, with what was wrong with it. */
export const emailField = (
  { pages }: Wording,
  field: { readonly label: string; readonly value: string; readonly flaw: Flaw | undefined },
): Markup =>
  html`<div class="field">
    <label for="email">${field.label}</label>
    <input
      id="email"
      name="email"
      type="email"
      dir="ltr"
      autocomplete="email"
      required
      maxlength="254"
      value="${field.value}"
      ${field.flaw === undefined ? '' : html`aria-invalid="true" aria-describedby="email-problem"`}
    />
    ${
      field.flaw === undefined
        ? ''
        : html`<p class="problem" id="email-problem" role="alert">
            ${pages.form.flaws[field.flaw]}
          </p>`
    }
  </div>`;
