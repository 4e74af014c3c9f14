import { STATUS_CODES, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Strangers } from './strangers.ts';

const STATUS: Readonly<Record<string, number>> = {
  HPE_HEADER_OVERFLOW: 431,
  HPE_CHUNK_EXTENSIONS_OVERFLOW: 413,
  ERR_HTTP_REQUEST_TIMEOUT: 408,
};

/** A connection that is closed while the other side still sends loses the answer (RFC 9112, 9.6). */
const LINGER_MS = 500;

/**
 * Answers what Node can't read as a request, so that it never reaches an app: bad syntax, lengths
 * that contradict each other, headers without end. Node's own answers have the same statuses and none of our headers.
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
    // What comes after an answer to garbage is more of it.
    if (socket.writableEnded) return;
    const code = error.code ?? '';
    const last = answers.get(socket);
    // What an app is still reading it counts itself.
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
