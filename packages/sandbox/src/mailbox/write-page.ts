import { html } from 'hono/html';
import type { ReceivedContent } from '../store/read-received.ts';
import type { ReceivedRow } from '../store/receive-mail.ts';
import type { LetterFields } from './compose-letter.ts';
import { home, layout, time, type Frame, type Html } from './layout.ts';

export interface WritePage extends Frame {
  readonly shown: LetterFields;
  /** Whether there is a key that Galley believes, and whether this mail is to be signed. */
  readonly maySign: boolean;
  readonly isSigned: boolean;
  /** The field that was refused, and why. */
  readonly problem: { readonly field: string; readonly text: string } | null;
  /** The latest mails that came in. */
  readonly arrived: readonly {
    readonly row: ReceivedRow;
    readonly content: Pick<ReceivedContent, 'from' | 'subject'>;
  }[];
}

/** The form that writes a mail to us, as readers do, and what has come in so far. */
export const writePage = (page: WritePage): Html =>
  layout(
    page,
    page.problem === null ? 'Write a mail: mailbox' : 'Error: write a mail: mailbox',
    html`
      <div class="bar"><h1>Write a mail</h1></div>
      <p class="lead">
        Be a reader who writes to <code>subscribe+SLUG@</code>, <code>unsubscribe+SLUG@</code> or
        the address in a mail’s List-Unsubscribe header, or an editor who forwards an article or a
        review to <code>queue+SLUG@</code>. Galley reads it if the domain is its
        <code>INBOUND_DOMAIN</code>.
        ${page.maySign ? '' : 'Nobody signs this mail, so Galley can’t know who wrote it.'}
      </p>
      ${
        page.problem === null
          ? ''
          : html`<p class="problem" id="problem" role="alert">
              Nothing was sent. ${page.problem.text}
            </p>`
      }
      <form class="letter" method="post" action="${page.base}/write" novalidate>
        ${row(page, 'from', 'From')} ${row(page, 'to', 'To')} ${row(page, 'subject', 'Subject')}
        <p>
          <label for="text">Text</label>
          <textarea id="text" name="text" rows="5">${page.shown.text}</textarea>
        </p>
        ${page.maySign ? signing(page) : ''}
        <p class="buttons"><button type="submit" class="main">Send to Galley</button></p>
      </form>
      ${page.arrived.length === 0 ? '' : arrivals(page)}
    `,
  );

const row = (page: WritePage, name: 'from' | 'to' | 'subject', label: string): Html => html`
  <p>
    <label for="${name}">${label}</label>
    <input
      id="${name}"
      name="${name}"
      value="${page.shown[name]}"
      type="${name === 'subject' ? 'text' : 'email'}"
      autocomplete="off"
      ${page.problem?.field === name ? html`aria-invalid="true" aria-errormessage="problem"` : ''}
    />
  </p>
`;

const signing = ({ isSigned }: WritePage): Html => html`
  <p class="signing">
    <label>
      <input type="checkbox" name="signed" ${isSigned ? html`checked` : ''} />
      Signed by the sender’s domain
    </label>
    <span class="note">
      As mail providers do, so Galley knows who wrote it. Without it, anybody may have. Only this
      Galley, on this machine, believes the mailbox’s signature.
    </span>
  </p>
`;

const arrivals = ({ base, arrived }: WritePage): Html => html`
  <h2>What came in</h2>
  <p class="note">
    Galley’s answers are in the <a href="${home(base)}">mailbox</a>; its log says what each mail led
    to.
  </p>
  <ol class="tray">
    ${arrived.map(
      ({ row: mail, content }) => html`
        <li>
          <a href="${base}/received/${mail.id}.eml">
            <span class="to">${content.from}</span>
            <span class="subject"
              >${content.subject === '' ? '(no subject)' : content.subject}</span
            >
            <span class="marks"><span class="tag">${mail.receivedFor.join(', ')}</span></span>
            <span class="when">${time(mail.createdAt)}</span>
          </a>
        </li>
      `,
    )}
  </ol>
`;
