import { html } from 'hono/html';
import type { LedgerMail } from '../store/read-mails.ts';
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

export interface ListPage extends Frame {
  readonly mails: readonly LedgerMail[];
  readonly issueNames: IssueNames;
  /** In the whole ledger. */
  readonly total: number;
  readonly search: string;
  /** Where the neighbouring pages begin; null at either end. */
  readonly newer: number | null;
  readonly older: number | null;
}

export const listPage = (page: ListPage): Html =>
  layout(
    page,
    page.search === '' ? 'Mailbox' : `${page.search}: mailbox`,
    html`
      <div class="bar">
        <h1>${heading(page)}</h1>
        <form method="get" action="${home(page.base)}" role="search">
          <label class="hidden" for="q">Search recipients and subjects</label>
          <input
            id="q"
            name="q"
            type="search"
            value="${page.search}"
            placeholder="Recipient or subject"
            autocomplete="off"
          />
          <button type="submit">Search</button>
        </form>
      </div>
      ${page.mails.length === 0 ? empty(page) : tray(page)}
    `,
  );

function heading({ total, search }: ListPage): string {
  if (search !== '') return `Mail with “${search}”`;
  return total === 1 ? '1 mail' : `${total.toLocaleString('en-GB')} mails`;
}

const tray = (page: ListPage): Html => html`
  <ol class="tray">
    ${page.mails.map(
      (mail) => html`
        <li>
          <a href="${page.base}/${mail.id}">
            <span class="to">${mail.to.join(', ')}</span>
            <span class="subject">${mail.subject}</span>
            <span class="marks">${issueTag(mail, page.issueNames)}${badge(mail.lastEvent)}</span>
            <span class="when">${time(mail.createdAt)}</span>
          </a>
        </li>
      `,
    )}
  </ol>
  ${page.newer === null && page.older === null ? '' : pages(page)}
`;

const pages = (page: ListPage): Html => html`
  <nav class="pages" aria-label="Pages">
    <span
      >${page.newer === null ? '' : html`<a rel="prev" href="${link(page, 'newer')}">← Newer</a>`}</span
    >
    <span
      >${page.older === null ? '' : html`<a rel="next" href="${link(page, 'older')}">Older →</a>`}</span
    >
  </nav>
`;

function link(page: ListPage, direction: 'newer' | 'older'): string {
  const query = new URLSearchParams({ ...(page.search !== '' && { q: page.search }) });
  query.set(direction, String(page[direction]));
  return `${home(page.base)}?${query.toString()}`;
}

const empty = (page: ListPage): Html =>
  page.search === ''
    ? html`
        <div class="empty">
          <p class="ornament" aria-hidden="true">❦</p>
          <h2>The tray is empty</h2>
          <p>
            Mail appears here when Galley sends it: a confirmation when somebody subscribes on the
            home page, or an issue after it is approved and sent.
          </p>
        </div>
      `
    : html`
        <div class="empty">
          <h2>Nothing matches</h2>
          <p>
            No recipient and no subject contains “${page.search}”.
            <a href="${home(page.base)}">Show all mail</a>
          </p>
        </div>
      `;
