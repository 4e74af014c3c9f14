import { Hono, type Context } from 'hono';
import { limitBody } from '../api/limit-body.ts';
import type { Store } from '../store/open-store.ts';
import { readReceived } from '../store/read-received.ts';
import {
  findReceivedRow,
  listReceivedRows,
  rawOf,
  type IncomingMail,
} from '../store/receive-mail.ts';
import { composeLetter, type LetterFields } from './compose-letter.ts';
import { isForeign } from './is-foreign.ts';
import type { Frame } from './layout.ts';
import type { LetterKey } from './letter-key.ts';
import { writePage, type WritePage } from './write-page.ts';

const MAX_FORM_BYTES = 64 * 1024;
const SHOWN = 10;
const EMPTY: LetterFields = { from: '', to: '', subject: '', text: '' };

/** What writing a mail needs. */
export interface WriteSurroundings {
  readonly store: Store;
  readonly clock: () => Date;
  readonly receive: (mail: IncomingMail) => string;
  /** Signs mails; null where Galley wouldn't believe it. */
  readonly letterKey: LetterKey | null;
  readonly frameOf: (c: Context) => Frame;
}

/** The pages on which somebody writes a mail to us; only sending the form changes anything. */
export function writeRoutes(its: WriteSurroundings): Hono {
  const { store, clock, receive, letterKey, frameOf } = its;
  const pages = new Hono();
  const show = async (c: Context, its: Pick<WritePage, 'shown' | 'problem' | 'isSigned'>) => {
    // With `no-referrer`, older browsers would send the form without saying where it comes from.
    c.header('referrer-policy', 'same-origin');
    const rows = listReceivedRows(store, { limit: SHOWN });
    const arrived = await Promise.all(
      rows.map(async (row) => ({ row, content: await readReceived(store, row) })),
    );
    const page = { ...frameOf(c), ...its, maySign: letterKey !== null, arrived };
    return c.html(writePage(page), its.problem === null ? 200 : 422);
  };

  pages.get('/write', (c) => show(c, { shown: EMPTY, problem: null, isSigned: true }));
  pages.post(
    '/write',
    async (c, next) =>
      isForeign(c.req) ? c.text('This form was sent from another site.\n', 403) : next(),
    limitBody(MAX_FORM_BYTES, (c) => c.text('This form is too long.\n', 413)),
    async (c) => {
      const form = new URLSearchParams(await c.req.text());
      const field = (name: string): string => form.get(name) ?? '';
      const shown: LetterFields = {
        from: field('from'),
        to: field('to'),
        subject: field('subject'),
        text: field('text'),
      };
      const isSigned = form.has('signed');
      const letter = composeLetter(shown, clock(), isSigned ? letterKey : null);
      if (letter.kind === 'refused') {
        const { field: wrong, problem: text } = letter;
        return show(c, { shown, problem: { field: wrong, text }, isSigned });
      }
      receive({ raw: Buffer.from(letter.raw), receivedFor: [letter.to] });
      return c.redirect(c.req.path, 303);
    },
  );

  pages.get('/received/:name{[0-9a-f-]+\\.eml}', (c) => {
    const id = c.req.param('name').replace(/\.eml$/, '');
    if (findReceivedRow(store, id) === null) return c.text('No such mail.', 404);
    return c.body(new Uint8Array(rawOf(store, id)), 200, {
      'content-type': 'message/rfc822',
      'content-disposition': `attachment; filename="${id}.eml"`,
    });
  });
  return pages;
}
