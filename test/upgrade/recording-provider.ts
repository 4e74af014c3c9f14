import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { KeptRequest } from './kept-data.ts';

/** What becomes of a call that sends a batch. */
export type Fate = 'answered' | 'answer-lost' | 'never-arrived';

export interface RecordingProvider {
  readonly url: string;
  /** Calls that send a batch, each key once. */
  readonly requests: ReadonlyMap<string, KeptRequest>;
  close(): Promise<void>;
}

/** Passes calls on to the provider behind it, and keeps those that send a batch. */
export async function serveRecordingProvider(
  target: string,
  decide: (nth: number, body: string) => Fate,
): Promise<RecordingProvider> {
  const requests = new Map<string, KeptRequest>();
  const fates = new Map<string, Fate>();
  const server = createServer((request, response) => {
    const pass = async (): Promise<void> => {
      const body = await bodyOf(request);
      const { method = 'GET', url = '/' } = request;
      const key = String(request.headers['idempotency-key'] ?? '');
      let fate: Fate = 'answered';
      if (method === 'POST' && url === '/emails/batch') {
        fate = fates.get(key) ?? decide(fates.size, body);
        fates.set(key, fate);
        const reached = fate !== 'never-arrived';
        requests.set(key, { idempotencyKey: key, body, reached, answered: fate === 'answered' });
      }
      if (fate === 'never-arrived') return void response.destroy();
      const headers = Object.entries(request.headers).filter(
        ([name]) => !['host', 'connection', 'content-length', 'transfer-encoding'].includes(name),
      );
      const answer = await fetch(target + url, {
        method,
        headers: headers as [string, string][],
        ...(body !== '' && { body }),
      });
      const text = await answer.text();
      if (fate === 'answer-lost') return void response.destroy();
      response.writeHead(answer.status, { 'content-type': 'application/json' }).end(text);
    };
    pass().catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
}
