import type { PreflightReport } from '@galley/core/issue';
import { html } from 'hono/html';
import type { Markup } from '../views/document.ts';

const ORDER = ['stops', 'warns', 'informs'] as const;

/** Lists preflight's findings, the most severe first, each with how to fix it. */
export function preflightList({ passes, findings, ruleSettings }: PreflightReport): Markup {
  const sorted = ORDER.flatMap((severity) =>
    findings.filter((finding) => finding.severity === severity),
  );
  return html`<section aria-labelledby="preflight">
    <h2 id="preflight">Preflight</h2>
    <p class="${passes ? 'good' : 'bad'}">
      ${passes ? 'Passes.' : 'Does not pass.'} ${findings.length === 0 ? 'No findings.' : ''}
    </p>
    <ul class="findings">
      ${sorted.map(
        ({ severity, rule, message, fix }) =>
          html`<li data-severity="${severity}">
            <p><span class="severity">${severity}</span> <code>${rule}</code></p>
            <p>${message}</p>
            <p class="fix">${fix}</p>
          </li>`,
      )}
    </ul>
    ${ruleSettings.map(
      ({ rule, level, because, by, at }) =>
        html`<p class="fix">
          <code>${rule}</code> is set to ${level}: ${because} (${by}, ${at.slice(0, 10)})
        </p>`,
    )}
  </section>`;
}
