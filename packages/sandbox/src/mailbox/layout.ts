import { html, raw } from 'hono/html';

export type Html = ReturnType<typeof html>;

/** Where the list is. */
export const home = (base: string): string => (base === '' ? '/' : base);

/** What all pages share. */
export interface Frame {
  /** Where the mailbox is mounted. */
  readonly base: string;
  /** The current faults as `--sandbox-faults` names them; empty when there are none. */
  readonly faults: string;
}

/** The frame around a page's own content. */
export const layout = ({ base, faults }: Frame, title: string, content: Html): Html =>
  html`${raw('<!doctype html>')}
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="robots" content="noindex" />
        <title>${title}</title>
        <link rel="icon" href="data:," />
        <link rel="stylesheet" href="${base}/style.css" />
      </head>
      <body>
        <a class="skip" href="#content">Skip to content</a>
        <header class="masthead">
          <p class="brand"><a href="${home(base)}">Mailbox</a></p>
          <p class="imprint">Galley’s sandbox. No mail here has left this machine.</p>
          <nav aria-label="Sandbox">
            <a href="${base}/write">Write a mail</a>
            <a href="${base}/faults">${faults === '' ? 'Faults' : 'Faults are on'}</a>
          </nav>
        </header>
        ${
          faults === ''
            ? ''
            : html`<p class="alarm">
                The sandbox misbehaves on purpose: <code>${faults.replaceAll(',', ', ')}</code>
              </p>`
        }
        <main id="content">${content}</main>
      </body>
    </html>`;

const DATE = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short' });

/** An instant in the machine's own time zone, which is also the reader's. */
export const time = (instant: Date): Html =>
  html`<time datetime="${instant.toISOString()}">${DATE.format(instant)}</time>`;

/** The last event of a mail. */
export const badge = (lastEvent: string): Html =>
  html`<span class="badge" data-event="${lastEvent}">${lastEvent.replaceAll('_', ' ')}</span>`;

/** The value of the tag that contains the id of a mail's issue (`issue`, `galley_issue`). */
export function issueIdOf({ tags }: { readonly tags: Readonly<Record<string, string>> }) {
  const name = Object.keys(tags).find((each) => /(?:^|_)issue$/.test(each));
  return name === undefined ? null : (tags[name] ?? null);
}

/** The names of issues by their ids: newsletter and number, as readers see them. */
export type IssueNames = ReadonlyMap<string, string>;

/** Which issue a mail belongs to: its name, or its id if the name is unknown. */
export function issueTag(
  mail: { readonly tags: Readonly<Record<string, string>> },
  names: IssueNames,
): Html | string {
  const id = issueIdOf(mail);
  return id === null ? '' : html`<span class="tag">${names.get(id) ?? `issue id ${id}`}</span>`;
}
