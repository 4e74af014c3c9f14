import { randomUUID } from 'node:crypto';
import type { Store } from './open-store.ts';
import { packBody, unpackBody } from './pack-body.ts';
import { noteReceived } from './usage.ts';

/** A mail that somebody else's server hands over. */
export interface IncomingMail {
  /** The message as it arrived, header and body. */
  readonly raw: Uint8Array;
  /** The envelope's recipients. */
  readonly receivedFor: readonly string[];
}

export interface ReceivedRow {
  readonly seq: number;
  readonly id: string;
  readonly receivedFor: readonly string[];
  readonly createdAt: Date;
}

/** Takes a mail into the ledger, with the event that reports it, and counts it. Returns its id. */
export function receiveMail(store: Store, now: Date, mail: IncomingMail): string {
  const id = randomUUID();
  const at = now.getTime();
  store.transaction(() => {
    store.run`
      insert into received (id, received_for, raw, created_at, next_at)
      values (${id}, ${JSON.stringify(mail.receivedFor)}, ${packBody(mail.raw)}, ${at}, ${at})`;
    noteReceived(store, now, 1);
  });
  return id;
}

interface Stored {
  readonly seq: number;
  readonly id: string;
  readonly receivedFor: string;
  readonly createdAt: number;
}

const read = ({ receivedFor, createdAt, ...row }: Stored): ReceivedRow => ({
  ...row,
  receivedFor: JSON.parse(receivedFor) as string[],
  createdAt: new Date(createdAt),
});

const SELECT = `select seq, id, received_for as receivedFor, created_at as createdAt from received`;

export interface ReceivedQuery {
  readonly limit: number;
  readonly olderThan?: number;
  readonly newerThan?: number;
}

/** Lists received mails, newest first; with `newerThan`, the oldest newer ones, again newest first. */
export function listReceivedRows(store: Store, query: ReceivedQuery): readonly ReceivedRow[] {
  const order = query.newerThan === undefined ? 'desc' : 'asc';
  const rows = store.all<Stored>(
    `${SELECT} where seq < ? and seq > ? order by seq ${order} limit ?`,
    query.olderThan ?? Number.MAX_SAFE_INTEGER,
    query.newerThan ?? 0,
    query.limit,
  );
  const mails = rows.map(read);
  return order === 'asc' ? mails.toReversed() : mails;
}

export function findReceivedRow(store: Store, id: string): ReceivedRow | null {
  const [row] = store.all<Stored>(`${SELECT} where id = ?`, id);
  return row === undefined ? null : read(row);
}

/** Reads the bytes of a received mail as they arrived. */
export function rawOf(store: Store, id: string): Buffer {
  const [row] = store.all<{ raw: Uint8Array }>`select raw from received where id = ${id}`;
  return unpackBody(row?.raw ?? new Uint8Array());
}
