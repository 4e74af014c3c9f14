import { html } from 'hono/html';
import type { MailContent } from '../store/read-content.ts';
import type { LedgerMail } from '../store/read-mails.ts';
import { clickPart } from './click-part.ts';
import { composeSource, mailHeaders } from './compose-source.ts';
import {
  badge,
  home,
  issueTag,
  layout,
  time,
  type Frame,
  type Html,
  type IssueNames,
} from './layout.ts';

const VIEWS = { html: 'HTML', text: 'Text', headers: 'Headers', source: 'Source', json: 'JSON' };

export type View = keyof typeof VIEWS;

export const isView = (name: string): name is View => Object.hasOwn(VIEWS, name);

export interface MailPage extends Frame {
  readonly mail: LedgerMail;
  readonly issueNames: IssueNames;
  readonly content: MailContent;
  readonly view: View;
  readonly remoteImages: boolean;
  /** The links whose clicks are reported; null while its domain tracks none. */
  readonly tracked: readonly string[] | null;
  readonly newer: LedgerMail | null;
  readonly older: LedgerMail | null;
}

export function mailPage(page: MailPage): Html {
  const { base, mail, newer, older } = page;
  return layout(
    page,
    `${mail.subject}: mailbox`,
    html`
      <nav class="pages" aria-label="Mails">
        <a href="${home(base)}">← All mail</a>
        <span>
          ${newer === null ? '' : html`<a rel="prev" href="${base}/${newer.id}">Newer</a>`}
          ${older === null ? '' : html`<a rel="next" href="${base}/${older.id}">Older</a>`}
        </span>
      </nav>
      <article class="mail">
        <header>
          <h1>${mail.subject}</h1>
          <dl>
            <dt>From</dt>
            <dd>${mail.from}</dd>
            <dt>To</dt>
            <dd>${mail.to.join(', ')}</dd>
            <dt>Accepted</dt>
            <dd>
              ${time(mail.createdAt)}
              <span class="marks">${issueTag(mail, page.issueNames)}${badge(mail.lastEvent)}</span>
            </dd>
          </dl>
        </header>
        <nav class="views" aria-label="Views of this mail">
          ${Object.entries(VIEWS).map(
            ([view, name]) =>
              html`<a
                href="${base}/${mail.id}?view=${view}"
                ${view === page.view ? html`aria-current="page"` : ''}
                >${name}</a
              >`,
          )}
        </nav>
        <div class="view">${SHOW[page.view](page)}</div>
        ${clickPart(page)}
      </article>
    `,
  );
}

const SHOW: Readonly<Record<View, (page: MailPage) => Html>> = {
  html: ({ base, mail, content, remoteImages }) =>
    content.html === null
      ? nothing('This mail has no HTML part.')
      : html`
          <iframe
            title="The mail as its reader sees it"
            src="${base}/${mail.id}/html${remoteImages ? '?images=remote' : ''}"
            sandbox="allow-popups allow-popups-to-escape-sandbox"
          ></iframe>
          <p class="note">
            ${
              remoteImages
                ? html`Images from the network are shown.
                    <a href="${base}/${mail.id}">Block them again</a>`
                : html`Scripts never run here, and images from the network are blocked.
                    <a href="${base}/${mail.id}?images=remote">Show the images</a>`
            }
          </p>
        `,
  text: ({ content }) =>
    content.text === null
      ? nothing('This mail has no text part.')
      : html`<pre class="text" dir="auto" tabindex="0">${linkify(content.text)}</pre>`,
  headers: ({ mail, content }) => html`
    <table>
      <caption class="hidden">
        Headers of this mail
      </caption>
      <tbody>
        ${mailHeaders(mail, content).map(([name, values]) => row(name, values.join(', ')))}
      </tbody>
    </table>
    <h2>Not in the headers</h2>
    <table>
      <caption class="hidden">
        Other fields of the request
      </caption>
      <tbody>
        ${asides(mail).map(([name, value]) => row(name, value))}
      </tbody>
    </table>
  `,
  source: ({ base, mail, content }) => html`
    <p class="note">
      Composed from the request.
      <a href="${base}/${mail.id}/mail.eml">Download it for a mail program</a>
    </p>
    <pre tabindex="0">${composeSource(mail, content)}</pre>
  `,
  json: ({ content }) => html`<pre tabindex="0">${JSON.stringify(content.json, null, 2)}</pre>`,
};

const row = (name: string, value: string): Html =>
  html`<tr>
    <th scope="row">${name}</th>
    <td>${value}</td>
  </tr>`;

const nothing = (sentence: string): Html => html`<p class="note">${sentence}</p>`;

const asides = (mail: LedgerMail): readonly (readonly [string, string])[] => [
  ['Id', mail.id],
  ['Request', `${mail.requestId}, mail ${mail.position + 1}`],
  ['Idempotency-Key', mail.idempotencyKey ?? 'none'],
  ...(mail.bcc === null ? [] : [['Bcc', mail.bcc.join(', ')] as const]),
  ...Object.entries(mail.tags).map(([name, value]) => [`Tag ${name}`, value] as const),
];

/** Turns URLs in text into links, because people open a confirmation for its link. */
const linkify = (text: string): readonly (Html | string)[] =>
  text
    .split(/(https?:\/\/[^\s<>"]*[^\s<>".,;:!?)\]'])/)
    .map((part, index) =>
      index % 2 === 1
        ? html`<a href="${part}" target="_blank" rel="noopener noreferrer">${part}</a>`
        : part,
    );
