import type { OneAnswer } from './call-once.ts';
import { readBody } from './read-body.ts';
import { callUrl, endOf, type NoAnswer, type OutgoingCall } from './outgoing-call.ts';

export interface PostToUrlCall extends OutgoingCall {
  readonly content: string | Uint8Array;
  /** The content's type, signatures and the like. */
  readonly headers: Readonly<Record<string, string>>;
  /** How many bytes of an answer that isn't 2xx to read; default: none. */
  readonly mostBytes?: number;
}

export type PostToUrl =
  | {
      readonly kind: 'answered';
      readonly status: number;
      /** The value of Retry-After, word for word. */
      readonly retryAfter: string | null;
      /** How the body begins, if it was to be read and is text. */
      readonly begins: string;
    }
  | NoAnswer;

/**
 * Posts to a URL that somebody gave, with the checks of `readUrl`. A redirect is an answer like any
 * other: what was signed for one URL must not go to another.
 */
export async function postToUrl(url: string, call: PostToUrlCall): Promise<PostToUrl> {
  const answer = await callUrl(url, call, {
    method: 'POST',
    headers: {
      'content-length': String(Buffer.byteLength(call.content)),
      ...call.headers,
      'user-agent': call.userAgent,
    },
    content: call.content,
    signal: endOf(call),
  });
  if (answer.kind !== 'answered') return answer;
  const { status, headers } = answer;
  const succeeded = status >= 200 && status <= 299;
  const begins = succeeded ? '' : await readStart(answer, call.mostBytes ?? 0);
  answer.end();
  return { kind: 'answered', status, retryAfter: headers['retry-after'] ?? null, begins };
}

/** The status has come, so a body that breaks off or takes too long only leaves less to show. */
async function readStart(answer: OneAnswer, most: number): Promise<string> {
  if (most === 0) return '';
  try {
    const body = await readBody(answer, most);
    return body.kind === 'unknown-coding' ? '' : body.bytes.toString('utf8');
  } catch {
    return '';
  }
}
