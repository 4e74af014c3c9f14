import type { OneAnswer } from './call-once.ts';
import { CODINGS, readBody } from './read-body.ts';
import { callUrl, endOf, noAnswer, type NoAnswer, type OutgoingCall } from './outgoing-call.ts';

const MOST_REDIRECTS = 5;
const MOST_BYTES = 2 * 1024 * 1024;

export interface ReadUrlCall extends OutgoingCall {
  /** The media types that the caller can read; an answer of another type is not read. */
  readonly types: readonly string[];
  /** What an earlier answer called its version: the server may answer that nothing changed. */
  readonly ifChangedSince?: Version;
  /** A body that is longer is refused, or cut: its first 2 MB are read. */
  readonly longBody: 'refuse' | 'cut';
}

/** What a server calls the version of what it answered, word for word. */
export interface Version {
  readonly etag: string | null;
  readonly lastModified: string | null;
}

export type ReadUrl =
  | {
      readonly kind: 'read';
      /** Where the last redirect led. */
      readonly url: string;
      /** True if every redirect on the way was permanent, and there was one. */
      readonly movedForGood: boolean;
      /** The media type, in small letters. */
      readonly type: string;
      /** The character set that the header names. */
      readonly charset: string | null;
      readonly version: Version;
      readonly bytes: Buffer;
    }
  | { readonly kind: 'unchanged' }
  /** The server answered without what was asked for. */
  | {
      readonly kind: 'status';
      readonly status: number;
      /** The value of Retry-After, word for word. */
      readonly retryAfter: string | null;
    }
  | { readonly kind: 'unusable'; readonly why: string }
  | NoAnswer;

/**
 * Reads what a URL that somebody gave leads to, and lets nobody misuse that: the URL and each of at
 * most five redirects is checked, the connection goes to the checked address, only the given media
 * types are read, at most 2 MB of them inflated, and all of it within eight seconds.
 */
export async function readUrl(link: string, call: ReadUrlCall): Promise<ReadUrl> {
  const signal = endOf(call);
  const headers = {
    'user-agent': call.userAgent,
    accept: call.types.join(', '),
    'accept-encoding': CODINGS,
    ...conditionOf(call.ifChangedSince),
  };
  let url = link;
  let forGood = true;
  for (let redirects = 0; ; redirects += 1) {
    const answer = await callUrl(url, call, { method: 'GET', headers, signal });
    if (answer.kind !== 'answered') return answer;
    try {
      const to = redirectOf(answer);
      if (to === null) {
        return await readAnswer(answer, {
          ...call,
          url: answer.url.href,
          movedForGood: redirects > 0 && forGood,
        });
      }
      if (redirects === MOST_REDIRECTS) {
        return { kind: 'unusable', why: `it redirects more than ${MOST_REDIRECTS} times` };
      }
      forGood &&= answer.status === 301 || answer.status === 308;
      url = URL.parse(to, answer.url.href)?.href ?? to;
    } catch (error) {
      return noAnswer(error, signal, call.withinMs);
    } finally {
      answer.end();
    }
  }
}

function conditionOf(version: Version | undefined): Record<string, string> {
  const { etag = null, lastModified = null } = version ?? {};
  return {
    ...(etag === null ? {} : { 'if-none-match': etag }),
    ...(lastModified === null ? {} : { 'if-modified-since': lastModified }),
  };
}

const REDIRECTS: readonly number[] = [301, 302, 303, 307, 308];
const redirectOf = ({ status, headers }: OneAnswer): string | null =>
  REDIRECTS.includes(status) ? (headers.location ?? null) : null;

interface Wanted extends ReadUrlCall {
  readonly url: string;
  readonly movedForGood: boolean;
}

async function readAnswer(answer: OneAnswer, wanted: Wanted): Promise<ReadUrl> {
  const { status, headers } = answer;
  if (status === 304 && wanted.ifChangedSince !== undefined) return { kind: 'unchanged' };
  if (status !== 200) {
    return { kind: 'status', status, retryAfter: headers['retry-after'] ?? null };
  }
  const { type, charset } = readContentType(headers['content-type'] ?? '');
  if (!wanted.types.includes(type)) {
    return {
      kind: 'unusable',
      why: `it is ${type === '' ? 'of no named type' : `of type ${type}`}`,
    };
  }
  const body = await readBody(answer, MOST_BYTES);
  if (body.kind === 'unknown-coding') {
    return { kind: 'unusable', why: 'it is coded in a way that was not asked for' };
  }
  if (body.kind === 'longer' && wanted.longBody === 'refuse') {
    return { kind: 'unusable', why: 'it is longer than 2 MB' };
  }
  return {
    kind: 'read',
    url: wanted.url,
    movedForGood: wanted.movedForGood,
    type,
    charset,
    version: { etag: headers.etag ?? null, lastModified: headers['last-modified'] ?? null },
    bytes: body.bytes,
  };
}

function readContentType(value: string): {
  readonly type: string;
  readonly charset: string | null;
} {
  const [type = '', ...parameters] = value.split(';');
  const charset = parameters
    .map((each) => /^\s*charset\s*=\s*"?([\w.:+-]+)"?\s*$/i.exec(each)?.[1])
    .find((each) => each !== undefined);
  // The type goes into sentences that people read: only what a type may consist of.
  const named = /^[\w.+-]+\/[\w.+-]+$/.exec(type.trim())?.[0] ?? '';
  return { type: named.toLowerCase(), charset: charset ?? null };
}
