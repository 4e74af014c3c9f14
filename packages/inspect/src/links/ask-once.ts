import { request as requestHttp, type RequestOptions } from 'node:http';
import { request as requestHttps } from 'node:https';
import { isIP } from 'node:net';

/** The head of one answer. */
export interface Head {
  readonly status: number;
  readonly location: string | null;
  /** The media type that the server names. */
  readonly type: string | null;
}

/**
 * Requests the head of a URL from an address that was checked before. It doesn't ask DNS again, so
 * the name can't lead elsewhere in the meantime. It sends no cookies or credentials, reads no body
 * and follows no redirect.
 *
 * @throws when no answer comes
 */
export async function askOnce(
  url: URL,
  address: string,
  call: {
    readonly method: 'HEAD' | 'GET';
    readonly userAgent: string;
    readonly signal: AbortSignal;
  },
): Promise<Head> {
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const secure = url.protocol === 'https:';
  const options: RequestOptions & { readonly servername?: string } = {
    host: address,
    port: portOf(url),
    path: `${url.pathname}${url.search}`,
    method: call.method,
    headers: { host: url.host, 'user-agent': call.userAgent, accept: 'text/html,*/*;q=0.5' },
    agent: false,
    signal: call.signal,
    maxHeaderSize: 16_384,
    // The certificate must name the host, not the address; a URL with an address has no name to
    // check.
    ...(secure && isIP(host) === 0 ? { servername: host } : {}),
  };
  return new Promise((resolve, reject) => {
    const request = (secure ? requestHttps : requestHttp)(options);
    request.on('error', reject);
    request.once('response', (response) => {
      const { location = null, 'content-type': type = null } = response.headers;
      resolve({ status: response.statusCode ?? 0, location, type });
      // The body isn't needed, and it may be long.
      response.once('error', () => undefined);
      request.destroy();
    });
    // A server that switches protocols causes neither an answer nor an error.
    request.once('close', () => reject(new Error('closed without an answer')));
    request.end();
  });
}

export const portOf = (url: URL): number =>
  url.port === '' ? (url.protocol === 'https:' ? 443 : 80) : Number(url.port);
