import type { WireResult } from '@galley/core/delivery';
import { USER_AGENT } from '@galley/core/network';
import { Pool } from 'undici';
import { PIECE_BYTES, cutBody } from './body-pieces.ts';
import { postOnce } from './post-once.ts';

export interface BulkSenderOptions {
  readonly apiKey: string;
  /** The URL of Resend's API with its path prefix (`http://127.0.0.1:3000/sandbox`). */
  readonly baseUrl: string;
  /** From the call to the last byte of the answer, including the wait for a connection. */
  readonly timeoutMs: number;
  /** Batches on the wire at once; others wait for a connection. 4 by default. */
  readonly connections?: number;
  /** Once aborted, calls under way are broken off as if their answers were lost; no other leaves. */
  readonly ending?: AbortSignal | undefined;
}

/** A frozen batch: the bytes of its JSON array in order, and its key. */
export interface BatchPost {
  readonly body: readonly Uint8Array[];
  /** The sum of the segments' lengths, as the stamper computed it. */
  readonly contentLength: number;
  /** 1 to 256 printable ASCII characters. */
  readonly idempotencyKey: string;
  /** Replaces the sender's timeout when the lease allows less. */
  readonly timeoutMs?: number;
}

export interface BulkSender {
  /**
   * Posts one batch once and never retries. All that the network or the server does comes back as a
   * value.
   *
   * @throws {TypeError} for a request that can't be sent: an invalid key, a wrong content length.
   */
  postBatch(post: BatchPost): Promise<WireResult>;
  /** Lets what is on the wire finish, then closes the connections. */
  close(): Promise<void>;
}

const CONNECT_TIMEOUT_MS = 10_000;
const KEY = /^[\x21-\x7e]{1,256}$/;

/**
 * Creates the sender of batches: `POST /emails/batch` in strict validation over HTTP/1.1. It
 * bypasses the SDK, which has no timeout and reports "accepted, but the answer was lost" and "never
 * arrived" alike.
 *
 * @example
 * const sender = createBulkSender({ apiKey, baseUrl, timeoutMs: 30_000 });
 * const result = await sender.postBatch({ body: segments, contentLength, idempotencyKey });
 * if (result.kind === 'unsent') backOff();
 */
export function createBulkSender(options: BulkSenderOptions): BulkSender {
  const base = new URL(options.baseUrl);
  const pool = new Pool(base.origin, {
    connections: options.connections ?? 4,
    // With one request per connection, a failure affects one batch and undici requeues nothing.
    pipelining: 1,
    // HTTP/2 may replay streams that the peer refused, but this module must not retry.
    allowH2: false,
    connect: { timeout: Math.min(options.timeoutMs, CONNECT_TIMEOUT_MS) },
    // The deadline of the whole attempt replaces both timeouts.
    headersTimeout: 0,
    bodyTimeout: 0,
  });
  // Allocating 5 MB for every batch would keep the garbage collector busy. A small reused buffer
  // costs one copy inside the processor's cache.
  const spare: Buffer[] = [];
  const path = `${base.pathname.replace(/\/+$/, '')}/emails/batch`;

  return {
    postBatch: async (post) => {
      if (!KEY.test(post.idempotencyKey)) throw new TypeError('unusable idempotency key');
      const length = post.body.reduce((sum, segment) => sum + segment.byteLength, 0);
      if (length !== post.contentLength) {
        throw new TypeError(`segments hold ${length} bytes, not ${post.contentLength}`);
      }
      const buffer = spare.pop() ?? Buffer.allocUnsafeSlow(PIECE_BYTES);
      const result = await postOnce(pool, {
        path,
        headers: {
          authorization: `Bearer ${options.apiKey}`,
          'content-type': 'application/json',
          'user-agent': USER_AGENT,
          'content-length': String(length),
          'idempotency-key': post.idempotencyKey,
        },
        body: cutBody(post.body, buffer),
        timeoutMs: post.timeoutMs ?? options.timeoutMs,
        ending: options.ending,
      });
      // After a call that broke off, the last piece may still wait in the socket. A 200 means that
      // the server has read all of it.
      if (result.kind === 'response' && result.status === 200) spare.push(buffer);
      return result;
    },
    close: () => pool.close(),
  };
}
