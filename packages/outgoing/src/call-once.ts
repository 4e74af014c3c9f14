import { request as requestHttp, type IncomingHttpHeaders, type RequestOptions } from 'node:http';
import { request as requestHttps } from 'node:https';
import { isIP } from 'node:net';
import type { Readable } from 'node:stream';
import { hostOf, portOf, type Destination } from './find-destination.ts';

export interface OneCall {
  readonly method: 'HEAD' | 'GET' | 'POST';
  readonly headers: Readonly<Record<string, string>>;
  readonly content?: string | Uint8Array;
  /** Ends the call, also while its body is read. */
  readonly signal: AbortSignal;
}

/** The head of an answer; its body waits until somebody reads it. */
export interface OneAnswer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Readable;
  /** Closes the connection, also if the body was not read. */
  readonly end: () => void;
}

/**
 * Calls a destination at its checked address. It doesn't ask DNS again, so the name can't lead
 * elsewhere in the meantime. It sends no cookies or credentials and follows no redirect.
 *
 * @throws when no answer comes
 */
export async function callOnce(
  { url, address }: Destination,
  { method, headers, content, signal }: OneCall,
): Promise<OneAnswer> {
  const host = hostOf(url);
  const secure = url.protocol === 'https:';
  const options: RequestOptions & { readonly servername?: string } = {
    host: address,
    port: portOf(url),
    path: `${url.pathname}${url.search}`,
    method,
    headers: { host: url.host, ...headers },
    agent: false,
    signal,
    maxHeaderSize: 16_384,
    // The certificate must name the host, not the address; a URL with an address has no name to
    // check.
    ...(secure && isIP(host) === 0 ? { servername: host } : {}),
  };
  return new Promise((resolve, reject) => {
    const request = (secure ? requestHttps : requestHttp)(options);
    request.on('error', reject);
    request.once('response', (response) => {
      // An answer whose body nobody reads may still break off.
      response.on('error', () => undefined);
      const { statusCode: status = 0, headers } = response;
      resolve({ status, headers, body: response, end: () => void request.destroy() });
    });
    // A server that switches protocols causes neither an answer nor an error.
    request.once('close', () => reject(new Error('closed without an answer')));
    request.end(content);
  });
}
