import type { Handler } from 'hono';
import type { Ledger } from '../ledger.ts';
import { printInstant } from '../print-instant.ts';
import type { LedgerMail } from '../store/read-mails.ts';
import { messageId } from '../webhooks/event-envelope.ts';
import type { ApiEnv } from './env.ts';
import { refuseAs } from './refuse.ts';

const UUID = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i;
const DEFAULT_LIMIT = 20;

/** `GET /emails`: newest first, paged by the id of a mail on the edge. */
export const listEmails =
  (ledger: Ledger): Handler<ApiEnv> =>
  (c) => {
    const { limit: asked, after, before } = c.req.query();
    const limit = asked === undefined ? DEFAULT_LIMIT : Number(asked);
    if (!Number.isInteger(limit) || limit < 1 || limit > 100) {
      return refuseAs(c, 'validation_error', 'The `limit` must be a number between 1 and 100.');
    }
    if (after !== undefined && before !== undefined) {
      return refuseAs(c, 'validation_error', 'Use either `after` or `before`, not both.');
    }
    const cursor = after ?? before;
    const edge = cursor === undefined ? null : ledger.find(cursor);
    if (cursor !== undefined && edge === null) {
      return refuseAs(c, 'validation_error', 'The pagination cursor is no known email.');
    }
    const bounds =
      edge === null ? {} : after === undefined ? { newerThan: edge.seq } : { olderThan: edge.seq };
    // One more than asked for tells whether there are more.
    const mails = [...ledger.list({ ...bounds, limit: limit + 1 })];
    const hasMore = mails.length > limit;
    if (hasMore) mails.splice(before === undefined ? limit : 0, 1);
    return c.json({ object: 'list', has_more: hasMore, data: mails.map(summary) });
  };

/** `GET /emails/:id`: the only reading that shows tags and content. */
export const getEmail =
  (ledger: Ledger): Handler<ApiEnv> =>
  (c) => {
    const id = c.req.param('id') ?? '';
    if (!UUID.test(id)) return refuseAs(c, 'validation_error', 'The `id` must be a valid UUID.');
    const mail = ledger.find(id.toLowerCase());
    if (mail === null) return refuseAs(c, 'not_found', 'Email not found');
    const { html, text, headers } = ledger.content(mail);
    return c.json({
      object: 'email',
      ...summary(mail),
      html,
      text,
      headers,
      tags: Object.entries(mail.tags).map(([name, value]) => ({ name, value })),
    });
  };

const summary = (mail: LedgerMail) => ({
  id: mail.id,
  message_id: messageId(mail.id),
  from: mail.from,
  to: mail.to,
  cc: mail.cc,
  bcc: mail.bcc,
  reply_to: mail.replyTo,
  subject: mail.subject,
  created_at: printInstant(mail.createdAt.getTime()),
  scheduled_at: mail.scheduledAt === null ? null : printInstant(mail.scheduledAt.getTime()),
  last_event: mail.lastEvent,
});
