import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { serveLoopback, type LoopbackServer } from './serve-loopback.ts';

/** What a sink has seen so far. */
export interface SinkFigures {
  /** Calls that were answered with new ids. */
  readonly batches: number;
  /** Mails in them. */
  readonly mails: number;
  readonly bytes: number;
  /** Calls with a known key: answered like the first one, and counted only here. */
  readonly repeats: number;
  /** Calls with a known key and a body of another length: refused with a 409. */
  readonly conflicts: number;
}

/** Its `url` is the API's, as of a sandbox. */
export interface ServedSink extends LoopbackServer {
  readonly figures: () => SinkFigures;
}

interface Accepted {
  readonly first: number;
  readonly mails: number;
  readonly length: number;
}

/**
 * How a mail begins in a batch. Inside a JSON string a backslash precedes every quote, so no mail's
 * text holds these bytes, and the sink can count mails without parsing them.
 */
const MAIL_START = Buffer.from('{"from":');

/**
 * Serves a fast sink for measurements: `POST /emails/batch`, where each mail begins with `from`. It
 * parses nothing and keeps no mail. It scans the body for how mails begin, checks its length,
 * remembers every idempotency key, and returns the ids. `GET /` returns the figures. For all other
 * answers of Resend, use {@link serveSandbox}.
 */
export async function serveSink(options: { readonly port: number }): Promise<ServedSink> {
  const keys = new Map<string, Accepted>();
  const seen = { batches: 0, mails: 0, bytes: 0, repeats: 0, conflicts: 0 };

  const accept = (key: string, mails: number, length: number): Accepted | null => {
    const known = keys.get(key);
    if (known === undefined) {
      const accepted = { first: seen.mails, mails, length };
      keys.set(key, accepted);
      seen.batches += 1;
      seen.mails += mails;
      seen.bytes += length;
      return accepted;
    }
    const same = known.length === length && known.mails === mails;
    seen[same ? 'repeats' : 'conflicts'] += 1;
    return same ? known : null;
  };

  const takeBatch = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { mails, length } = await countMails(request);
    if (length !== Number(request.headers['content-length'] ?? length)) {
      response.destroy();
      return;
    }
    const key = request.headers['idempotency-key'];
    // Resend accepts calls without a key; each counts as new.
    const accepted = accept(
      typeof key === 'string' ? key : `without/${seen.batches}`,
      mails,
      length,
    );
    if (accepted === null) {
      answer(response, 409, '{"statusCode":409,"name":"invalid_idempotent_request","message":""}');
      return;
    }
    answer(response, 200, `{"data":[${idsOf(accepted).join(',')}]}`);
  };

  const server = createServer((request, response) => {
    if (request.method === 'GET') answer(response, 200, JSON.stringify(seen));
    else takeBatch(request, response).catch(() => response.destroy());
  });
  // A sender may render for a long time between two calls on one connection.
  server.keepAliveTimeout = 0;
  return {
    ...(await serveLoopback(server, options.port)),
    figures: () => ({ ...seen }),
  };
}

async function countMails(
  request: IncomingMessage,
): Promise<{ readonly mails: number; readonly length: number }> {
  let mails = 0;
  let length = 0;
  // A mail's beginning may span two pieces, so the end of one is scanned with the next.
  let rest = Buffer.alloc(0);
  request.on('data', (piece: Buffer) => {
    length += piece.length;
    mails += countStarts(Buffer.concat([rest, piece.subarray(0, MAIL_START.length - 1)]));
    mails += countStarts(piece);
    const end = piece.length < MAIL_START.length ? Buffer.concat([rest, piece]) : piece;
    rest = Buffer.from(end.subarray(-(MAIL_START.length - 1)));
  });
  await once(request, 'end');
  return { mails, length };
}

function countStarts(piece: Buffer): number {
  let starts = 0;
  for (let at = piece.indexOf(MAIL_START); at >= 0; at = piece.indexOf(MAIL_START, at + 1)) {
    starts += 1;
  }
  return starts;
}

/** Consecutive ids in Resend's form, so that a repeated call can get the same ids again. */
const idsOf = ({ first, mails }: Accepted): string[] =>
  Array.from({ length: mails }, (_, index) => {
    const hex = (first + index).toString(16).padStart(12, '0');
    return `{"id":"00000000-0000-4000-8000-${hex}"}`;
  });

function answer(response: ServerResponse, status: number, json: string): void {
  response.writeHead(status, {
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(json),
  });
  response.end(json);
}
