import type { MiddlewareHandler } from 'hono';
import { refusal } from '../check/refusal.ts';
import type { ApiEnv } from './env.ts';
import { refuse } from './refuse.ts';

/**
 * A mail of the largest size fits in with everything that JSON escapes; a batch of a hundred usual
 * mails has 5 MB. Resend names no limit for a whole request.
 */
const MAX_BODY_BYTES = 64 * 1024 * 1024;

/** Refuses a body of more than 64 MiB with 413, whether or not its length was announced. */
export const limitBody: MiddlewareHandler<ApiEnv> = async (c, next) => {
  const { raw } = c.req;
  const announced = raw.headers.get('content-length');
  if (announced !== null && !raw.headers.has('transfer-encoding')) {
    return Number(announced) > MAX_BODY_BYTES ? refuse(c, TOO_LARGE) : next();
  }
  if (c.req.method === 'GET' || raw.body === null) return next();
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of raw.body as ReadableStream<Uint8Array>) {
    size += chunk.byteLength;
    if (size > MAX_BODY_BYTES) return refuse(c, TOO_LARGE);
    chunks.push(chunk);
  }
  c.req.raw = new Request(raw.url, {
    method: raw.method,
    headers: raw.headers,
    body: Buffer.concat(chunks, size),
  });
  return next();
};

const TOO_LARGE = refusal(
  'validation_error',
  'The request body is larger than 64 MB, and an email may have 40 MB.',
  413,
);
