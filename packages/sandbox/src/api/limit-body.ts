import type { Context, Env, MiddlewareHandler } from 'hono';

/**
 * Refuses a body of more than `maxBytes`, whether or not its length was announced. Hono's own
 * `bodyLimit` fails on bodies without a length, because it clones requests of the Node server.
 */
export const limitBody =
  <E extends Env>(maxBytes: number, tooLarge: (c: Context<E>) => Response): MiddlewareHandler<E> =>
  async (c, next) => {
    const { raw } = c.req;
    const announced = raw.headers.get('content-length');
    if (announced !== null && !raw.headers.has('transfer-encoding')) {
      return Number(announced) > maxBytes ? tooLarge(c) : next();
    }
    if (c.req.method === 'GET' || raw.body === null) return next();
    const chunks: Uint8Array[] = [];
    let size = 0;
    for await (const chunk of raw.body as ReadableStream<Uint8Array>) {
      size += chunk.byteLength;
      if (size > maxBytes) return tooLarge(c);
      chunks.push(chunk);
    }
    const { method, headers } = raw;
    c.req.raw = new Request(raw.url, { method, headers, body: Buffer.concat(chunks, size) });
    return next();
  };
