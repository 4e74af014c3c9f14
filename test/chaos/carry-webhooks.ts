import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { insertFeedbackEvent, type Database, type Kysely } from '@galley/db';
import { verifyWebhook } from '@galley/resend';
import { createWebhookSecret } from '@galley/sandbox';
import { persist } from './persist.ts';
import type { Random } from './random.ts';

/** The way of provider events: they come late, in any order, and some of them twice. */
export interface WebhookCarrier {
  readonly url: string;
  readonly secret: string;
  /** How many different events have been stored. */
  stored(): number;
  /** Brings everything that is still under way. */
  flush(): Promise<void>;
  close(): Promise<void>;
}

interface Event {
  readonly id: string;
  readonly type: string;
  readonly createdAt: Date;
  readonly data: unknown;
}

const ROUND_MS = 60;
const HELD_BACK = 0.7;
const REPEATED = 0.2;

/** Receives the sandbox's webhooks and stores them as apps/web does, but not as they come. */
export async function carryWebhooks(db: Kysely<Database>, random: Random): Promise<WebhookCarrier> {
  const secret = createWebhookSecret();
  const stored = new Set<string>();
  let waiting: Event[] = [];
  const store = async (event: Event): Promise<void> => {
    const { id, type, createdAt, data } = event;
    const payload = { type, created_at: createdAt.toISOString(), data };
    await persist(() =>
      insertFeedbackEvent(db, {
        svixId: id,
        occurredAt: createdAt,
        type,
        payload,
        now: new Date(),
      }),
    );
    stored.add(id);
  };
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const header = (name: string) => request.headers[`svix-${name}`]?.toString();
      const verified = verifyWebhook({
        payload: Buffer.concat(chunks),
        headers: {
          id: header('id'),
          timestamp: header('timestamp'),
          signature: header('signature'),
        },
        secrets: [secret],
      });
      if (verified.kind === 'ok') {
        waiting.push({ id: verified.id, ...verified.event });
      }
      response.writeHead(verified.kind === 'ok' ? 200 : 400).end();
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');

  let open = true;
  const round = async (heldBack: number): Promise<void> => {
    const due = waiting.filter(() => !random.chance(heldBack));
    waiting = waiting.filter((event) => !due.includes(event));
    const order = due
      .flatMap((event) => (random.chance(REPEATED) ? [event, event] : [event]))
      .map((event) => ({ event, place: random.next() }))
      .toSorted((a, b) => a.place - b.place);
    for (const { event } of order) await store(event);
  };
  const carrying = (async () => {
    while (open) {
      await round(HELD_BACK);
      await new Promise((resolve) => setTimeout(resolve, ROUND_MS));
    }
  })();
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    secret,
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
