import type { Handler } from 'hono';
import type { Ledger } from '../ledger.ts';
import { printInstant } from '../print-instant.ts';
import type { LedgerMail } from '../store/read-mails.ts';
import { messageId } from '../webhooks/event-envelope.ts';
import type { ApiContext, ApiEnv } from './env.ts';
import { readPage } from './page.ts';
import { refuseAs } from './refuse.ts';

const UUID = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i;

export const isUuid = (text: string): boolean => UUID.test(text);

/** `GET /emails`: newest first; a page begins after or before the id of a mail. */
export const listEmails =
  (ledger: Ledger): Handler<ApiEnv> =>
  (c) => {
    const page = readPage<LedgerMail>(c, 'email', (id) => ledger.find(id.toLowerCase()));
    return page instanceof Response ? page : page.answer(ledger.list(page), summary);
  };

/** `GET /emails/:id`: the only route that shows tags and content. */
export const getEmail =
  (ledger: Ledger): Handler<ApiEnv> =>
  (c) => {
    const mail = findEmail(c, ledger);
    if (mail instanceof Response) return mail;
    const { html, text } = ledger.content(mail);
    return c.json({
      ...summary(mail),
      html,
      text,
      tags: Object.entries(mail.tags).map(([name, value]) => ({ name, value })),
    });
  };

/** Finds the mail that the path names, or returns the answer that it doesn't exist. */
export function findEmail(c: ApiContext, ledger: Ledger): LedgerMail | Response {
  const id = c.req.param('id') ?? '';
  if (!isUuid(id)) return refuseAs(c, 'validation_error', 'The `id` must be a valid UUID.');
  return ledger.find(id.toLowerCase()) ?? refuseAs(c, 'not_found', 'Email not found');
}

/** Lists that the request left out are null, as in the types of the official SDK. */
const summary = (mail: LedgerMail) => ({
  object: 'email',
  id: mail.id,
  message_id: messageId(mail.id),
  from: mail.from,
  to: mail.to,
  cc: mail.cc,
  bcc: mail.bcc,
  reply_to: mail.replyTo,
  subject: mail.subject,
  created_at: printInstant(mail.createdAt),
  scheduled_at: mail.scheduledAt && printInstant(mail.scheduledAt),
  last_event: mail.lastEvent,
});
