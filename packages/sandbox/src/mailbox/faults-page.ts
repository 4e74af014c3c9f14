import { html } from 'hono/html';
import { FAULT_SHARE_NAMES, FAULT_SHARES } from '../fault-settings.ts';
import type { FaultFields } from './fault-form.ts';
import { layout, type Frame, type Html } from './layout.ts';

export interface FaultsPage extends Frame {
  readonly shown: FaultFields;
  /** Why the last form was refused. */
  readonly problem: string | null;
}

interface Field {
  readonly name: string;
  readonly label: string;
  readonly unit: string;
  readonly says: string;
  readonly placeholder: string;
}

const SHARES: readonly Field[] = FAULT_SHARE_NAMES.map((name) => ({
  name,
  label: name,
  unit: '% of calls',
  says: FAULT_SHARES[name],
  placeholder: '0',
}));

const LIMITS: readonly Field[] = [
  { name: 'latency', label: 'latency', unit: 'ms', says: 'every call waits', placeholder: '0' },
  {
    name: 'rate',
    label: 'rate',
    unit: 'calls a second',
    says: 'more are refused; “off” for no limit',
    placeholder: '10',
  },
  {
    name: 'daily-quota',
    label: 'daily-quota',
    unit: 'mails',
    says: 'in any 24 hours',
    placeholder: 'none',
  },
  {
    name: 'monthly-quota',
    label: 'monthly-quota',
    unit: 'mails',
    says: 'in a calendar month',
    placeholder: 'none',
  },
];

/** The form that makes the sandbox misbehave, so that people can watch what Galley does about it. */
export const faultsPage = (page: FaultsPage): Html =>
  layout({
    base: page.base,
    faults: page.faults,
    title: page.problem === null ? 'Faults: mailbox' : 'Error: faults: mailbox',
    content: html`
      <div class="bar"><h1>Faults</h1></div>
      <p class="lead">
        Make this sandbox behave like a provider on a bad day. It holds at once, for every process
        on this data folder, until it is changed here or Galley starts again.
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
          ${SHARES.map((field) => row(page, field))}
        </fieldset>
        <fieldset>
          <legend>Speed and limits</legend>
          <p class="note">What is left empty stays as Resend has it.</p>
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
              The same from the start:
              <code>galley start --sandbox-faults '${page.faults}'</code>
            </p>`
      }
    `,
  });

const row = (page: FaultsPage, { name, label, unit, says, placeholder }: Field): Html => html`
  <div class="field">
    <label for="${name}"><code>${label}</code></label>
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
