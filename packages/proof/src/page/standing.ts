import { html } from 'hono/html';
import type { Markup } from '../views/document.ts';
import { pathOf } from './address.ts';
import { formatInstant } from './format.ts';
import type { ShownProof } from './shown-proof.ts';

/** The issue's state and hash, and who approved which bytes. */
export function standing({ proof, shown, said, test }: ShownProof): Markup {
  const { approval, contentHash, approveCommand, canTest } = proof;
  const rows: (readonly [string, Markup | string])[] = [
    ['State', proof.standing],
    [
      'Approved',
      approval === null
        ? 'not yet'
        : html`by ${approval.by}, ${formatInstant(approval.at)}: these bytes`,
    ],
    ...proof.facts,
    ['Content hash', html`<code class="hash">${contentHash}</code>`],
  ];
  return html`<section aria-labelledby="standing">
    <h2 id="standing">Status</h2>
    ${said === null ? '' : html`<p class="said" role="status">${said}</p>`}
    <dl>
      ${rows.map(
        ([name, value]) =>
          html`<div>
            <dt>${name}</dt>
            <dd>${value}</dd>
          </div>`,
      )}
    </dl>
    ${approveCommand === null ? '' : html`<p class="command"><code>${approveCommand}</code></p>`}
    ${
      canTest
        ? html`<form method="post" action="${pathOf(shown, '/test')}">
            <button>Send a test to the testers</button>
          </form>`
        : ''
    }
    ${
      test === null
        ? ''
        : html`<p class="said" role="status">
            ${test.kind === 'sent' ? `A test went to ${test.to.join(', ')}.` : test.problem}
          </p>`
    }
  </section>`;
}
