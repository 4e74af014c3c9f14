import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Log } from '@galley/runtime';
import { isFresh } from './etag.ts';
import type { KeptAnswer, KeptAnswers } from './kept-answers.ts';
import { keptPath } from './kept-path.ts';

/**
 * Answers a request with what is kept, below all routes and before anything is parsed: that is why
 * it is fast.
 *
 * @returns false if nothing is kept for it
 */
export function answerKept(
  {
    kept,
    log,
    answered,
  }: {
    readonly kept: KeptAnswers;
    readonly log: Log;
    /** Told of an answer. */
    readonly answered?: ((method: string, route: string, status: number) => void) | undefined;
  },
  incoming: IncomingMessage,
  outgoing: ServerResponse,
): boolean {
  const { method, url = '' } = incoming;
  if (method !== 'GET' && method !== 'HEAD') return false;
  const answer = find(kept, url);
  if (answer === null) return false;
  const { etag, headers, body, route } = answer;
  const isKnown = isFresh(incoming.headers['if-none-match'], etag);
  const status = isKnown ? 304 : 200;
  if (isKnown) {
    const { 'content-type': _type, 'content-length': _length, ...rest } = headers;
    outgoing.writeHead(status, rest).end();
  } else {
    outgoing.writeHead(status, { ...headers, 'content-length': body.byteLength });
    if (method === 'HEAD') outgoing.end();
    else outgoing.end(body);
  }
  answered?.(method, route, status);
  log.info({ method, route, status, ms: 0 }, 'request');
  return true;
}

/** A page that reads no query is the same with any, such as those that newsletters put in links. */
function find(kept: KeptAnswers, url: string): KeptAnswer | null {
  const at = url.indexOf('?');
  const path = keptPath(at === -1 ? url : url.slice(0, at));
  if (path === null) return null;
  const answer = kept.find(path);
  return answer === null || (answer.readsQuery && at !== -1) ? null : answer;
}
