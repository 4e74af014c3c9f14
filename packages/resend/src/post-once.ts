import type { WireBody, WireHeaders, WireResult } from '@galley/core/delivery';
import type { Dispatcher } from 'undici';

export interface OnePost {
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  /** undici takes the next piece after the socket has drained, so pieces may share a buffer. */
  readonly body: Iterable<Uint8Array>;
  readonly timeoutMs: number;
  /** Breaks the call off, as the timeout does. */
  readonly ending?: AbortSignal | undefined;
}

/** Far above any answer of Resend's: a server that sends more isn't Resend. */
const MAX_ANSWER_BYTES = 4 * 1024 * 1024;

type IncomingHeaders = Readonly<Record<string, string | string[] | undefined>>;

/**
 * Sends one POST through undici's dispatcher and returns its outcome.
 *
 * undici calls `onRequestStart` right before it writes a request to a connected socket, and writes
 * nothing if that callback aborts the request. This moment separates `unsent` from `lost`. Error
 * codes can't: a reset during the TLS handshake and one after the body have the same code.
 *
 * @throws {TypeError} (as a rejection) when undici finds the request malformed.
 */
export const postOnce = (dispatcher: Dispatcher, post: OnePost): Promise<WireResult> =>
  new Promise((resolve, reject) => {
    let settled = false;
    let controller: Dispatcher.DispatchController | null = null;
    let head: { readonly status: number; readonly headers: WireHeaders } | null = null;
    const chunks: Buffer[] = [];
    let received = 0;

    const settle = (result: WireResult): void => {
      if (settled) return;
      settled = true;
      clearTimeout(deadline);
      post.ending?.removeEventListener('abort', end);
      resolve(result);
    };
    const settleBroken = (code: string): void => {
      if (head !== null) settle({ kind: 'response', ...head, body: { unreadable: code } });
      else settle({ kind: controller === null ? 'unsent' : 'lost', code });
    };
    const giveUp = (code: string): void => {
      settleBroken(code);
      controller?.abort(new Error(code));
    };
    const deadline = setTimeout(() => giveUp('TIMEOUT'), post.timeoutMs);
    const end = (): void => giveUp('ENDING');
    if (post.ending?.aborted === true) return end();
    post.ending?.addEventListener('abort', end);

    dispatcher.dispatch(
      {
        method: 'POST',
        path: post.path,
        headers: { ...post.headers },
        // undici documents that it takes an iterable (its page on Dispatcher), but its types don't
        // say so.
        body: post.body as Iterable<Uint8Array> & Uint8Array,
      },
      {
        onRequestStart: (started) => {
          // The deadline passed during the wait for a connection, or the same request starts a
          // second time. Either way, no more bytes may leave.
          if (settled || controller !== null) {
            started.abort(new Error('already over'));
            return;
          }
          controller = started;
        },
        onResponseStart: (_, status, headers) => {
          if (status >= 200) head = { status, headers: pickHeaders(headers) };
        },
        onResponseData: (_, chunk) => {
          received += chunk.byteLength;
          if (received > MAX_ANSWER_BYTES) giveUp('TOO_LARGE');
          else chunks.push(chunk);
        },
        onResponseEnd: () => {
          if (head === null) settleBroken('NO_STATUS');
          else settle({ kind: 'response', ...head, body: decode(chunks) });
        },
        onResponseError: (_, error) => {
          const code = errorCode(error);
          if (controller === null && code === 'UND_ERR_INVALID_ARG') {
            clearTimeout(deadline);
            post.ending?.removeEventListener('abort', end);
            reject(new TypeError(error.message, { cause: error }));
          } else settleBroken(code);
        },
      },
    );
  });

function pickHeaders(headers: IncomingHeaders): WireHeaders {
  const one = (name: string): string | null => {
    const value = headers[name];
    return (typeof value === 'string' ? value : value?.[0]) ?? null;
  };
  return {
    retryAfter: one('retry-after'),
    ratelimitLimit: one('ratelimit-limit'),
    ratelimitRemaining: one('ratelimit-remaining'),
    ratelimitReset: one('ratelimit-reset'),
    monthlyQuota: one('x-resend-monthly-quota'),
    dailyQuota: one('x-resend-daily-quota'),
  };
}

function decode(chunks: readonly Buffer[]): WireBody {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(chunks));
  } catch {
    return { unreadable: 'NOT_UTF8' };
  }
}

const errorCode = (error: Error): string =>
  'code' in error && typeof error.code === 'string' ? error.code : error.name;
