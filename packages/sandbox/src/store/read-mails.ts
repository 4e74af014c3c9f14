import type { CheckedMail } from '../check/check-mail.ts';
import type { Store } from './open-store.ts';

/** A mail in the ledger, without its content. */
export interface LedgerMail extends CheckedMail {
  /** Counts up by acceptance. */
  readonly seq: number;
  readonly id: string;
  /** Mails of one request share it; the first request has 1. */
  readonly requestId: number;
  /** Index in the request's array, 0 for a single mail. */
  readonly position: number;
  readonly idempotencyKey: string | null;
  readonly createdAt: Date;
  /** `queued`, `sent`, `delivered`, `bounced`, … */
  readonly lastEvent: string;
}

export interface MailQuery {
  /** All mails when left out. */
  readonly limit?: number;
  /** Mails accepted before (`olderThan`) or after (`newerThan`) the one with this `seq`. */
  readonly olderThan?: number;
  readonly newerThan?: number;
  /** An exact recipient, in any case. */
  readonly recipient?: string;
  /** A part of a recipient's address or of the subject. */
  readonly search?: string;
}

type MailRow = Omit<LedgerMail, keyof Stored> & Stored;

/** Lists and tags are stored as JSON, instants as milliseconds. */
interface Stored {
  readonly to: string;
  readonly cc: string | null;
  readonly bcc: string | null;
  readonly replyTo: string | null;
  readonly tags: string;
  readonly createdAt: number;
  readonly scheduledAt: number | null;
  readonly lastEvent: string | null;
}

const SELECT = `select mail.seq, mail.id, request_id as requestId, position,
    idempotency_key as idempotencyKey, sender as "from", recipients as "to", cc, bcc,
    reply_to as replyTo, subject, tags, created_at as createdAt, scheduled_at as scheduledAt,
    (select type from event where mail_seq = mail.seq and due_at <= ? order by event.seq desc limit 1)
      as lastEvent
  from mail join request on request.id = mail.request_id`;

/** Lists mails, newest first; with `newerThan`, the oldest newer ones, again newest first. */
export function listMails(store: Store, now: Date, query: MailQuery): readonly LedgerMail[] {
  const { recipient, search = '' } = query;
  const where = ['mail.seq < ? and mail.seq > ?'];
  const values: (string | number)[] = [
    now.getTime(),
    query.olderThan ?? Number.MAX_SAFE_INTEGER,
    query.newerThan ?? 0,
  ];
  if (recipient !== undefined) {
    where.push('mail.seq in (select mail_seq from recipient where address = ?)');
    values.push(recipient.toLowerCase());
  }
  if (search !== '') {
    where.push("(subject like ? escape '\\' or recipients like ? escape '\\')");
    const pattern = `%${search.replace(/[\\%_]/g, '\\$&')}%`;
    values.push(pattern, pattern);
  }
  const order = query.newerThan === undefined ? 'desc' : 'asc';
  const rows = store.all<MailRow>(
    `${SELECT} where ${where.join(' and ')} order by mail.seq ${order} limit ?`,
    ...values,
    query.limit ?? -1,
  );
  const mails = rows.map(readRow);
  return order === 'asc' ? mails.toReversed() : mails;
}

export function findMail(store: Store, now: Date, id: string): LedgerMail | null {
  const [row] = store.all<MailRow>(`${SELECT} where mail.id = ?`, now.getTime(), id);
  return row === undefined ? null : readRow(row);
}

const readRow = (row: MailRow): LedgerMail => ({
  ...row,
  to: readList(row.to) ?? [],
  cc: readList(row.cc),
  bcc: readList(row.bcc),
  replyTo: readList(row.replyTo),
  tags: JSON.parse(row.tags) as Record<string, string>,
  createdAt: new Date(row.createdAt),
  scheduledAt: row.scheduledAt === null ? null : new Date(row.scheduledAt),
  lastEvent: row.lastEvent?.replace(/^email\.|:.*/g, '') ?? 'queued',
});

const readList = (json: string | null): readonly string[] | null =>
  json === null ? null : (JSON.parse(json) as string[]);
