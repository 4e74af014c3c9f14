import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Log } from '@galley/runtime';
import { getRequestListener, RequestError } from '@hono/node-server';
import type { Hono } from 'hono';
import { answerBrokenRequests } from './broken-requests.ts';
import type { Strangers } from './strangers.ts';

export interface RunningWeb {
  /** Where it listens, such as `http://127.0.0.1:3000`. */
  readonly url: string;
  /** Answers what has begun, takes nothing new, and ends. */
  stop(): Promise<void>;
}

export interface ServeOptions {
  readonly host: string;
  /** 0 picks a free one. */
  readonly port: number;
  /** Where readers reach it; with https, browsers are told to keep to it. */
  readonly publicUrl: string;
  /** Hears first of the end: answers that last as long as somebody looks are ended by it. */
  readonly closing: AbortController;
  readonly strangers: Strangers;
  readonly log: Log;
}

// What has begun gets this long; a connection that is kept open without a request gets nothing.
const GRACE = 5_000;

/**
 * Serves an app on a port of this machine. What every answer carries and what no request may be is
 * settled here, below all routes, so that none can forget it.
 *
 * @throws the system's error when the port can't be had (`EADDRINUSE`, `EACCES`).
 */
export async function serve(app: Hono, options: ServeOptions): Promise<RunningWeb> {
  const { strangers, log, closing } = options;
  const headers = headersOfAll(options.publicUrl);
  const listener = getRequestListener(app.fetch, {
    overrideGlobalObjects: false,
    errorHandler: (error) => {
      if (!(error instanceof RequestError)) {
        log.error({ err: error }, 'request failed');
        return new Response('Something broke.\n', { status: 500 });
      }
      strangers.count({ kind: 'malformed request' });
      return new Response('Bad Request\n', { status: 400, headers: { connection: 'close' } });
    },
  });
  const answer = (incoming: IncomingMessage, outgoing: ServerResponse): void => {
    outgoing.setHeaders(headers);
    if (countHosts(incoming) === 1) return void listener(incoming, outgoing);
    strangers.count({ kind: 'malformed request' });
    outgoing.writeHead(400, { 'content-type': 'text/plain', connection: 'close' });
    outgoing.end('Expected one Host header.\n');
  };
  // Node would refuse a request without Host by itself, and without our headers.
  const server = createServer({ requireHostHeader: false }, answer);
  // No expectation is refused: what can't be met may be ignored (RFC 9110, section 10.1.1).
  server.on('checkExpectation', answer);
  answerBrokenRequests(server, { headers, strangers });
  server.listen(options.port, options.host);
  await once(server, 'listening');
  const { address, family, port } = server.address() as AddressInfo;
  return {
    url: `http://${family === 'IPv6' ? `[${address}]` : address}:${port}`,
    stop: async () => {
      const closed = once(server, 'close');
      closing.abort();
      server.close();
      server.closeIdleConnections();
      const timer = setTimeout(() => server.closeAllConnections(), GRACE);
      await closed;
      clearTimeout(timer);
      strangers.sumUp();
    },
  };
}

// Two are read differently by a proxy and by us (RFC 9112, section 3.2: 400).
const countHosts = ({ rawHeaders }: IncomingMessage): number =>
  rawHeaders.filter((name, at) => at % 2 === 0 && name.toLowerCase() === 'host').length;

const YEAR_SECONDS = 31_536_000;

function headersOfAll(publicUrl: string): Map<string, string> {
  const headers = new Map([['X-Content-Type-Options', 'nosniff']]);
  if (publicUrl.startsWith('https:')) {
    headers.set('Strict-Transport-Security', `max-age=${YEAR_SECONDS}`);
  }
  return headers;
}
