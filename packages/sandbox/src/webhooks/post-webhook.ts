import { Agent as HttpAgent, request as httpRequest } from 'node:http';
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https';

export interface WebhookPoster {
  /** Resolves to true when the endpoint answered any 2xx in time. Never rejects. */
  post(url: string, headers: Readonly<Record<string, string>>, body: string): Promise<boolean>;
  close(): void;
}

const TIMEOUT_MS = 15_000;

/** Posts webhooks over kept connections, because a batch of mails causes a few hundred. */
export function createWebhookPoster(connections: number): WebhookPoster {
  const agents = {
    http: new HttpAgent({ keepAlive: true, maxSockets: connections }),
    https: new HttpsAgent({ keepAlive: true, maxSockets: connections }),
  };
  return {
    post: (url, headers, body) =>
      new Promise((resolve) => {
        const secure = url.startsWith('https:');
        const request = (secure ? httpsRequest : httpRequest)(
          url,
          {
            method: 'POST',
            agent: secure ? agents.https : agents.http,
            headers: { ...headers, 'content-length': Buffer.byteLength(body) },
            signal: AbortSignal.timeout(TIMEOUT_MS),
          },
          (response) => {
            const status = response.statusCode ?? 0;
            response.resume();
            response.on('error', () => resolve(false));
            response.on('end', () => resolve(status >= 200 && status < 300));
          },
        );
        request.on('error', () => resolve(false));
        request.end(body);
      }),
    close: () => {
      agents.http.destroy();
      agents.https.destroy();
    },
  };
}
