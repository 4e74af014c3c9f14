import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { webhookEventShape, type WebhookEvent } from '@galley/contract/webhook';
import { Webhook } from 'standardwebhooks';
import { onTestFinished } from 'vitest';

export interface Received {
  readonly path: string;
  readonly id: string;
  readonly event: WebhookEvent;
}

/**
 * A program that takes webhooks as an integrator's would: it verifies each with the library of
 * Standard Webhooks, and answers as a test says. A path without a secret is not verified.
 */
export async function openReceiver(answer: (post: Received, response: ServerResponse) => void) {
  const received: Received[] = [];
  const secrets = new Map<string, string>();
  const problems: unknown[] = [];
  let heard = (): void => undefined;
  const server = createServer((request, response) => {
    const take = async () => {
      const path = request.url ?? '';
      const headers = request.headers as Record<string, string>;
      const body = await text(request);
      const secret = secrets.get(path);
      if (secret === undefined) return response.writeHead(404).end();
      const event = webhookEventShape.parse(new Webhook(secret).verify(body, headers));
      const post = { path, id: headers['webhook-id'] ?? '', event };
      received.push(post);
      heard();
      return answer(post, response);
    };
    take().catch((error: unknown) => {
      problems.push(error);
      response.writeHead(400).end(String(error));
      heard();
    });
  }).listen(0, '127.0.0.1');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    url: (path: string) => `http://127.0.0.1:${port}${path}`,
    trust: (path: string, secret: string) => void secrets.set(path, secret.trim()),
    received,
    /** Waits until what was received satisfies a test. */
    async until(holds: (posts: readonly Received[]) => boolean): Promise<void> {
      while (!holds(received)) {
        if (problems.length > 0) throw new Error('a post was not valid', { cause: problems[0] });
        await new Promise<void>((resolve) => {
          heard = resolve;
        });
      }
    },
  };
}
