import type { Store } from './open-store.ts';

/** A mail in the ledger, without its content. */
export interface LedgerMail {
  /** Counts up by acceptance. */
  readonly seq: number;
  readonly id: string;
  /** Mails of one request share it; the first request has 1. */
  readonly requestId: number;
  /** Index in the request's array, 0 for a single mail. */
  readonly position: number;
  readonly idempotencyKey: string | null;
  readonly from: string;
  readonly to: readonly string[];
  readonly cc: readonly string[] | null;
  readonly bcc: readonly string[] | null;
  readonly replyTo: readonly string[] | null;
  readonly subject: string;
  readonly tags: Readonly<Record<string, string>>;
  readonly createdAt: Date;
  readonly scheduledAt: Date | null;
  /** `queued`, `sent`, `delivered`, `bounced`, … */
  readonly lastEvent: string;
}

export interface MailQuery {
  /** All of them when left out. */
  readonly limit?: number;
  /** Mails accepted before (`olderThan`) or after (`newerThan`) the one with this `seq`. */
  readonly olderThan?: number;
  readonly newerThan?: number;
  /** An exact recipient, in any case. */
  readonly recipient?: string;
  /** A part of a recipient's address or of the subject. */
  readonly search?: string;
}

interface MailRow {
  readonly seq: number;
  readonly id: string;
  readonly request_id: number;
  readonly position: number;
  readonly idempotency_key: string | null;
  readonly sender: string;
  readonly recipients: string;
  readonly cc: string | null;
  readonly bcc: string | null;
  readonly reply_to: string | null;
  readonly subject: string;
  readonly tags: string;
  readonly created_at: number;
  readonly scheduled_at: number | null;
  readonly last_event: string | null;
}

const SELECT = `select mail.*, request.idempotency_key,
    (select type from event where mail_seq = mail.seq and due_at <= ? order by event.seq desc limit 1)
      as last_event
  from mail join request on request.id = mail.request_id`;

/** Mails, newest first; with `newerThan`, the oldest of the newer ones, again newest first. */
export const listMails = (store: Store, now: Date, query: MailQuery): readonly LedgerMail[] => {
  const where: string[] = [];
  const values: (string | number)[] = [now.getTime()];
  const add = (condition: string, ...more: (string | number)[]): void => {
    where.push(condition);
    values.push(...more);
  };
  if (query.olderThan !== undefined) add('mail.seq < ?', query.olderThan);
  if (query.newerThan !== undefined) add('mail.seq > ?', query.newerThan);
  if (query.recipient !== undefined) {
    add(
      'mail.seq in (select mail_seq from recipient where address = ?)',
      query.recipient.toLowerCase(),
    );
  }
  if (query.search !== undefined && query.search !== '') {
    const pattern = `%${query.search.replace(/[\\%_]/g, '\\$&')}%`;
    add(
      "(mail.subject like ? escape '\\' or mail.recipients like ? escape '\\')",
      pattern,
      pattern,
    );
  }
  const order = query.newerThan === undefined ? 'desc' : 'asc';
  const rows = store.all<MailRow>(
    `${SELECT} ${where.length > 0 ? `where ${where.join(' and ')}` : ''}
     order by mail.seq ${order} limit ?`,
    ...values,
    query.limit ?? -1,
  );
  const mails = rows.map(readRow);
  return order === 'asc' ? mails.toReversed() : mails;
};

export const findMail = (store: Store, now: Date, id: string): LedgerMail | null => {
  const [row] = store.all<MailRow>(`${SELECT} where mail.id = ?`, now.getTime(), id);
  return row === undefined ? null : readRow(row);
};

const readRow = (row: MailRow): LedgerMail => ({
  seq: row.seq,
  id: row.id,
  requestId: row.request_id,
  position: row.position,
  idempotencyKey: row.idempotency_key,
  from: row.sender,
  to: readJson(row.recipients) ?? [],
  cc: readJson(row.cc),
  bcc: readJson(row.bcc),
  replyTo: readJson(row.reply_to),
  subject: row.subject,
  tags: JSON.parse(row.tags) as Record<string, string>,
  createdAt: new Date(row.created_at),
  scheduledAt: row.scheduled_at === null ? null : new Date(row.scheduled_at),
  lastEvent: row.last_event?.replace(/^email\.|:.*/g, '') ?? 'queued',
});

const readJson = (json: string | null): readonly string[] | null =>
  json === null ? null : (JSON.parse(json) as string[]);
