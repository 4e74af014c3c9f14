import { html } from 'hono/html';
import { senderDomain } from '../store/record-click.ts';
import type { LedgerMail } from '../store/read-mails.ts';
import type { Html } from './layout.ts';

/** Whether clicks in a mail are seen, the switch, and a form that clicks as somebody else would. */
export function clickPart({
  base,
  mail,
  tracked,
}: {
  readonly base: string;
  readonly mail: LedgerMail;
  readonly tracked: readonly string[] | null;
}): Html {
  const domain = senderDomain(mail);
  return html`
    <section class="clicks" aria-labelledby="clicks">
      <h2 id="clicks">Clicks</h2>
      <form method="post" action="${base}/${mail.id}/tracking">
        <p>
          ${
            tracked === null
              ? html`Click tracking is off for <strong>${domain}</strong>: links lead straight to
                  their pages.`
              : html`Click tracking is on for <strong>${domain}</strong>: links in the HTML lead
                  through the sandbox, which reports each click.`
          }
        </p>
        <p class="buttons">
          <button type="submit" name="on" value="${tracked === null ? 'yes' : 'no'}">
            ${tracked === null ? 'Switch it on' : 'Switch it off'}
          </button>
        </p>
      </form>
      ${tracked === null || tracked.length === 0 ? '' : clickForm(`${base}/${mail.id}`, tracked)}
    </section>
  `;
}

const clickForm = (path: string, links: readonly string[]): Html => html`
  <details>
    <summary>Click as somebody else</summary>
    <form class="letter" method="post" action="${path}/click">
      <p>
        <label for="link">Link</label>
        <select id="link" name="link">
          ${links.map((link) => html`<option value="${link}">${link}</option>`)}
        </select>
      </p>
      <p>
        <label for="after">Seconds after the mail</label>
        <input id="after" name="after" inputmode="decimal" value="300" autocomplete="off" />
      </p>
      <p>
        <label for="user-agent">User agent</label>
        <input
          id="user-agent"
          name="user-agent"
          value="Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"
          autocomplete="off"
        />
      </p>
      <p class="buttons"><button type="submit" class="main">Click</button></p>
    </form>
  </details>
`;
