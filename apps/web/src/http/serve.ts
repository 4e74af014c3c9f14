import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Log } from '@galley/runtime';
import { getRequestListener, RequestError } from '@hono/node-server';
import type { Hono } from 'hono';
import type { Metrics } from '../metrics/index.ts';
import { answerBrokenRequests } from './broken-requests.ts';
import type { Strangers } from './strangers.ts';
import { answerKept, type KeptAnswers } from '../kept/index.ts';

export interface RunningWeb {
  /** Where it listens, such as `http://127.0.0.1:3000`. */
  readonly url: string;
  /** Finishes the answers that have begun, takes no new requests, and ends. */
  stop(): Promise<void>;
}

export interface ServeOptions {
  readonly host: string;
  /** 0 picks a free one. */
  readonly port: number;
  /** Where readers reach it; if https, browsers are told to stay with https. */
  readonly publicUrl: string;
  /** Aborted first when the server stops: it ends answers that stream as long as somebody looks. */
  readonly closing: AbortController;
  readonly strangers: Strangers;
  /** What needs no route any more. */
  readonly kept?: KeptAnswers;
  readonly metrics?: Metrics | undefined;
  readonly log: Log;
  /** How long a request may take to arrive; a test is less patient than we are. */
  readonly patience?: Patience;
}

export interface Patience {
  readonly headersMs: number;
  readonly requestMs: number;
  /** How often the server looks. */
  readonly lookMs: number;
}

/**
 * A head is short, so a client that takes long to send one is only holding the connection; a body
 * may be a list of subscribers that comes over a slow line.
 */
const PATIENCE: Patience = { headersMs: 20_000, requestMs: 300_000, lookMs: 5_000 };

// Answers that have begun get this long, and requests that still arrive; idle connections are
// closed at once.
const GRACE = 3_000;

/**
 * Serves an app on a port of this machine. It sets the headers of every answer and refuses
 * malformed requests below all routes, so that no route can forget either.
 *
 * @throws the system's error when the port is taken or forbidden (`EADDRINUSE`, `EACCES`).
 */
export async function serve(app: Hono, options: ServeOptions): Promise<RunningWeb> {
  const { strangers, log, closing, kept, metrics } = options;
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
  const answered = (method: string, route: string, status: number): void =>
    metrics?.time({ method, route, status, seconds: 0 });
  const answer = (incoming: IncomingMessage, outgoing: ServerResponse): void => {
    outgoing.setHeaders(headers);
    if (countHosts(incoming) === 1) {
      if (kept !== undefined && answerKept({ kept, log, answered }, incoming, outgoing)) return;
      return void listener(incoming, outgoing);
    }
    strangers.count({ kind: 'malformed request' });
    outgoing.writeHead(400, { 'content-type': 'text/plain', connection: 'close' });
    outgoing.end('Expected one Host header.\n');
  };
  // Otherwise Node itself refuses a request without Host, and its answer lacks our headers.
  const { headersMs, requestMs, lookMs } = options.patience ?? PATIENCE;
  const limits = {
    headersTimeout: headersMs,
    requestTimeout: requestMs,
    connectionsCheckingInterval: lookMs,
  };
  const server = createServer({ requireHostHeader: false, ...limits }, answer);
  // A server may ignore an expectation that it can't meet (RFC 9110, section 10.1.1).
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

// A proxy and we might each read another of two Host headers (RFC 9112, section 3.2: 400).
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
