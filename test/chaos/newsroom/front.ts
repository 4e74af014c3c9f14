import { once } from 'node:events';
import { createServer, request, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

/** What stands before several webs, as HAProxy does in a newsroom (apps/galley/deploy/proxy). */
export interface Front {
  readonly url: string;
  close(): Promise<void>;
}

const TIMEOUT_MS = 5000;
const ROUNDS = 5;
const PAUSE_MS = 1000;

/**
 * Passes each request to one of the webs in turn, and a GET or a webhook to the next one when the
 * first is gone; if none is there, again after a second. Webhooks may be repeated, since web knows each
 * by its id.
 */
export async function openFront(ports: readonly number[]): Promise<Front> {
  let turn = 0;
  const server = createServer((incoming, response) => {
    void (async () => {
      const body = await readAll(incoming);
      const mayRepeat =
        incoming.method === 'GET' || incoming.url?.startsWith('/webhooks/') === true;
      turn += 1;
      for (let tries = 0; tries < (mayRepeat ? ports.length * ROUNDS : 1); tries += 1) {
        if (tries > 0 && tries % ports.length === 0) await sleep(PAUSE_MS);
        const port = ports[(turn + tries) % ports.length] ?? 0;
        if (await pass(port, incoming, body, response)) return;
      }
      response.writeHead(502).end();
    })();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

async function readAll(message: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of message) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

/** False if no whole answer came. */
async function pass(
  port: number,
  { method, url, headers }: IncomingMessage,
  body: Buffer,
  response: ServerResponse,
): Promise<boolean> {
  try {
    const signal = AbortSignal.timeout(TIMEOUT_MS);
    const sent = request({
      host: '127.0.0.1',
      port,
      method,
      path: url,
      headers,
      signal,
      agent: false,
    });
    sent.end(body);
    const [answer] = (await once(sent, 'response')) as [IncomingMessage];
    const whole = await readAll(answer);
    response.writeHead(answer.statusCode ?? 502, answer.headers).end(whole);
    return true;
  } catch {
    return false;
  }
}
