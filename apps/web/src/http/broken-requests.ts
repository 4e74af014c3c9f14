import { STATUS_CODES, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Strangers } from './strangers.ts';

const STATUS: Readonly<Record<string, number>> = {
  HPE_HEADER_OVERFLOW: 431,
  HPE_CHUNK_EXTENSIONS_OVERFLOW: 413,
  ERR_HTTP_REQUEST_TIMEOUT: 408,
};

/**
 * A connection that is closed while the other side still sends loses the answer (RFC 9112, 9.6).
 */
const LINGER_MS = 500;

/**
 * Answers what Node can't parse as a request and so never hands to an app: bad syntax,
 * contradictory lengths, endless headers. The statuses are Node's own; the headers are ours.
 */
export function answerBrokenRequests(
  server: Server,
  its: { readonly headers: ReadonlyMap<string, string>; readonly strangers: Strangers },
): void {
  const answers = new WeakMap<Duplex, ServerResponse>();
  const note = ({ socket }: IncomingMessage, outgoing: ServerResponse): void =>
    void answers.set(socket, outgoing);
  server.on('request', note).on('checkExpectation', note);
  server.on('clientError', (error: NodeJS.ErrnoException, socket) => {
    // We have already answered garbage; what follows is more garbage.
    if (socket.writableEnded) return;
    const code = error.code ?? '';
    const last = answers.get(socket);
    // An app counts the request that it is still reading.
    if (last === undefined || last.writableEnded) {
      const isAborted = code === 'ECONNRESET' || code === 'HPE_INVALID_EOF_STATE';
      its.strangers.count({ kind: isAborted ? 'aborted request' : 'malformed request' });
    }
    // An answer that has begun can't be taken back.
    const isFree = last === undefined || last.writableEnded || !last.headersSent;
    if (socket.writable && isFree && code !== 'ECONNRESET') {
      const status = STATUS[code] ?? 400;
      const head = [`HTTP/1.1 ${status} ${STATUS_CODES[status]}`, 'Connection: close'];
      for (const [name, value] of its.headers) head.push(`${name}: ${value}`);
      socket.end(`${head.join('\r\n')}\r\n\r\n`);
      setTimeout(() => socket.destroy(), LINGER_MS).unref();
    } else socket.destroy();
  });
}
