import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createWebhookSecret } from '@galley/sandbox';
import type { Random } from './random.ts';

/** One signed event from the provider. */
export interface CarriedEvent {
  readonly id: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly payload: Buffer<ArrayBuffer>;
}

/** The path of provider events: they arrive late, in any order, and some of them twice. */
export interface WebhookCarrier {
  readonly url: string;
  readonly secret: string;
  /** How many different events were answered with 200 and must never be lost. */
  stored(): number;
  /** Delivers everything that is still under way. */
  flush(): Promise<void>;
  close(): Promise<void>;
}

const ROUND_MS = 60;
const HELD_BACK = 0.7;
const REPEATED = 0.2;
/** As many at a time as a provider would post. */
const AT_ONCE = 8;

/**
 * Receives the sandbox's webhooks and posts them on in a different order and at other times.
 *
 * @param pace `by-itself`, or only when everything is flushed
 * @param deliver posts one on; returns false unless it was answered with 200, so that it comes
 * again
 */
export async function carryWebhooks(
  random: Random,
  pace: 'by-itself' | 'flushed',
  deliver: (event: CarriedEvent) => Promise<boolean>,
): Promise<WebhookCarrier> {
  const stored = new Set<string>();
  let waiting: CarriedEvent[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const headers = svixHeaders(request.headers);
      waiting.push({ id: headers['svix-id'] ?? '', headers, payload: Buffer.concat(chunks) });
      response.writeHead(200).end();
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');

  const round = async (heldBack: number): Promise<void> => {
    const due = waiting.filter(() => !random.chance(heldBack));
    waiting = waiting.filter((event) => !due.includes(event));
    const order = due
      .flatMap((event) => (random.chance(REPEATED) ? [event, event] : [event]))
      .map((event) => ({ event, place: random.next() }))
      .toSorted((a, b) => a.place - b.place)
      .map(({ event }) => event);
    const carry = async (): Promise<void> => {
      for (let event = order.pop(); event !== undefined; event = order.pop()) {
        if (await deliver(event)) stored.add(event.id);
        else waiting.push(event);
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, carry));
  };
  let open = pace === 'by-itself';
  const carrying = (async () => {
    while (open) {
      await round(HELD_BACK);
      await new Promise((resolve) => setTimeout(resolve, ROUND_MS));
    }
  })();
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    secret: createWebhookSecret(),
    stored: () => stored.size,
    flush: () => round(0),
    async close() {
      open = false;
      await carrying;
      server.closeAllConnections();
      server.close();
    },
  };
}

const svixHeaders = (headers: IncomingHttpHeaders): Record<string, string> =>
  Object.fromEntries(
    ['svix-id', 'svix-timestamp', 'svix-signature', 'content-type'].map((name) => [
      name,
      String(headers[name]),
    ]),
  );
