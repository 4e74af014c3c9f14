import { isLoopbackHost, isLoopbackUrl, USER_AGENT } from '@galley/core/network';
import type { WebhookAnswer } from '@galley/core/webhook';
import type { ClaimedPost, WebhookTry } from '@galley/db';
import { postToUrl, type Network } from '@galley/outgoing';
import type { Clock } from '@galley/runtime';
import { composeEvent } from './compose-event.ts';
import { signWebhook } from './sign-webhook.ts';

/** Standard Webhooks recommends 15 to 30 s. */
export const POST_MS = 15_000;
/** Enough to see what a target says; it is kept, cut short, in the log of tries. */
const MOST_BYTES = 4096;
const MOST_KEPT = 500;

/** How posts leave this process. */
export interface PostingDeps {
  readonly clock: Clock;
  readonly network: Network;
  /** Whether this is a local set-up, which may post to this machine. */
  readonly isLocal: boolean;
  /** How long a target may take; 15 s unless a test says otherwise. */
  readonly withinMs?: number;
  /** Breaks off posts under way; their events are posted again. */
  readonly ending?: AbortSignal | undefined;
}

export interface PostedEvent {
  readonly answer: WebhookAnswer;
  readonly tried: WebhookTry;
}

/** This machine, for the targets of a local set-up. */
const HERE: Network = {
  resolve: async () => ['127.0.0.1'],
  mayReach: isLoopbackHost,
  mayUse: () => true,
  isOnline: async () => true,
};

/** Posts an event to a URL once, and says how that went. */
export async function postEvent(
  { clock, network, isLocal, withinMs = POST_MS, ending }: PostingDeps,
  url: string,
  secrets: readonly string[],
  post: ClaimedPost,
): Promise<PostedEvent> {
  const at = clock();
  if (secrets.length === 0) return unanswered(at, 0, NO_KEY);
  const content = composeEvent(post);
  const begun = performance.now();
  const answer = await postToUrl(url, {
    network: isLocal && isLoopbackUrl(url) ? HERE : network,
    userAgent: USER_AGENT,
    headers: {
      'content-type': 'application/json',
      ...signWebhook({ id: post.event_id, at, body: content }, secrets),
    },
    content,
    mostBytes: MOST_BYTES,
    withinMs,
    ...(ending !== undefined && { signal: ending }),
  });
  const milliseconds = Math.round(performance.now() - begun);
  if (answer.kind !== 'answered') {
    return unanswered(at, milliseconds, answer.why);
  }
  const { status, retryAfter, begins } = answer;
  return {
    answer: { kind: 'answered', status, retryAfter },
    tried: { at: at.toISOString(), milliseconds, status, detail: cut(begins) },
  };
}

const NO_KEY = 'its secret was made with a SECRET_KEY that is gone: galley webhook rotate';

const unanswered = (at: Date, milliseconds: number, detail: string): PostedEvent => ({
  answer: { kind: 'unanswered' },
  tried: { at: at.toISOString(), milliseconds, status: null, detail },
});

/** The database takes no NUL and no half of a character. */
const cut = (text: string): string =>
  text.replaceAll('\0', '').trim().slice(0, MOST_KEPT).toWellFormed();
