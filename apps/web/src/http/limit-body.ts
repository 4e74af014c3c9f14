import type { MiddlewareHandler } from 'hono';

/**
 * Refuses a body of more than `maxBytes` with 413, whether or not its length was announced. Hono's
 * own `bodyLimit` clones a request without a length, which fails with the Node server: mail
 * providers and proxies that post in chunks would get a 500.
 */
export const limitBody =
  (maxBytes: number): MiddlewareHandler =>
  async (c, next) => {
    const { raw } = c.req;
    const announced = raw.headers.get('content-length');
    if (announced !== null && !raw.headers.has('transfer-encoding')) {
      return Number(announced) > maxBytes ? tooLarge() : next();
    }
    const body = await readUpTo(raw.body, maxBytes);
    if (body === null) return tooLarge();
    const { method, headers } = raw;
    c.req.raw = new Request(raw.url, { method, headers, body });
    return next();
  };

/** The limit of every form that a reader fills in. */
export const limitForm = limitBody(16 * 1024);

const tooLarge = (): Response => new Response('Payload Too Large', { status: 413 });

/** Reads the whole body; null as soon as it exceeds `maxBytes`. */
async function readUpTo(
  stream: ReadableStream<Uint8Array<ArrayBuffer>> | null,
  maxBytes: number,
): Promise<Uint8Array<ArrayBuffer> | null> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of stream ?? []) {
    size += chunk.byteLength;
    if (size > maxBytes) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks, size);
}
