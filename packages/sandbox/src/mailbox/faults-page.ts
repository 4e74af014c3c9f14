import { html } from 'hono/html';
import { FAULT_SHARES } from '../fault-settings.ts';
import type { FaultFields } from './fault-form.ts';
import { layout, type Frame, type Html } from './layout.ts';

export interface FaultsPage extends Frame {
  readonly shown: FaultFields;
  /** Why the last form was refused. */
  readonly problem: string | null;
}

type Field = readonly [name: string, unit: string, says: string, placeholder: string];

const LIMITS: readonly Field[] = [
  ['latency', 'ms', 'every call waits', '0'],
  ['rate', 'calls a second', 'more are refused; “off” for no limit', '10'],
  ['daily-quota', 'mails', 'in any 24 hours', 'none'],
  ['monthly-quota', 'mails', 'in a calendar month', 'none'],
];

/** The form that makes the sandbox misbehave, so that people can watch what Galley does about it. */
export const faultsPage = (page: FaultsPage): Html =>
  layout(
    page,
    page.problem === null ? 'Faults: mailbox' : 'Error: faults: mailbox',
    html`
      <div class="bar"><h1>Faults</h1></div>
      <p class="lead">
        Make this sandbox behave like a provider on a bad day. Changes apply at once, to every
        process on this data folder, until you change them here or restart Galley.
      </p>
      ${
        page.problem === null
          ? ''
          : html`<p class="problem" id="problem" role="alert">
              Nothing was changed. ${page.problem}
            </p>`
      }
      <form class="faults" method="post" action="${page.base}/faults" novalidate>
        <fieldset>
          <legend>What goes wrong</legend>
          <p class="note">A share of all calls to the API; at most 100% together.</p>
          ${FAULT_SHARES.map(([name, says]) => row(page, [name, '% of calls', says, '0']))}
        </fieldset>
        <fieldset>
          <legend>Speed and limits</legend>
          <p class="note">An empty field keeps Resend’s own limit.</p>
          ${LIMITS.map((field) => row(page, field))}
        </fieldset>
        <p class="buttons">
          <button type="submit" name="do" value="set" class="main">Apply</button>
          <button type="submit" name="do" value="reset">Reset all</button>
        </p>
      </form>
      ${
        page.faults === ''
          ? ''
          : html`<p class="note">
              To start with these faults:
              <code>galley start --sandbox-faults '${page.faults}'</code>
            </p>`
      }
    `,
  );

const row = (page: FaultsPage, [name, unit, says, placeholder]: Field): Html => html`
  <div class="field">
    <label for="${name}"><code>${name}</code></label>
    <span class="value">
      <input
        id="${name}"
        name="${name}"
        value="${page.shown[name] ?? ''}"
        placeholder="${placeholder}"
        inputmode="${name === 'rate' ? 'text' : 'decimal'}"
        autocomplete="off"
        aria-describedby="${name}-says"
        ${isWrong(page, name) ? html`aria-invalid="true" aria-errormessage="problem"` : ''}
      />
      <span class="unit" aria-hidden="true">${unit}</span>
    </span>
    <span class="says" id="${name}-says"><span class="hidden">${unit}: </span>${says}</span>
  </div>
`;

const isWrong = ({ problem }: FaultsPage, name: string): boolean =>
  problem?.startsWith(`"${name}"`) === true;
