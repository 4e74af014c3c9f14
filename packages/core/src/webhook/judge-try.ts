import { readRetryAfter } from '../delivery/index.ts';

/** How a target took one post. */
export type WebhookAnswer =
  | { readonly kind: 'answered'; readonly status: number; readonly retryAfter: string | null }
  /** No answer within the time, or none that may be asked for. */
  | { readonly kind: 'unanswered' };

export type WebhookVerdict =
  | { readonly kind: 'delivered' }
  /** The target wants nothing more, ever. */
  | { readonly kind: 'gone' }
  | {
      readonly kind: 'retry';
      readonly afterSeconds: number;
      /** How long the target wants to be left alone, whatever else waits for it. */
      readonly quietSeconds: number;
    }
  | { readonly kind: 'given-up'; readonly quietSeconds: number };

const MINUTE = 60;
const HOUR = 3600;
/** The pauses before each further try: the schedule that Standard Webhooks gives as its example. */
export const RETRY_SECONDS: readonly number[] = [
  5,
  5 * MINUTE,
  30 * MINUTE,
  2 * HOUR,
  5 * HOUR,
  10 * HOUR,
  14 * HOUR,
  20 * HOUR,
  24 * HOUR,
];
/** A fifth more or less, so that what failed together doesn't come back together. */
const JITTER = 0.2;
/** The days without one success after which a target is disabled. */
export const DISABLE_DAYS = 5;
/** Answers that say that the target, or what stands before it, has too much to do. */
const BUSY: ReadonlySet<number> = new Set([429, 502, 503, 504]);
const BUSY_SECONDS = 5;

/**
 * Decides what follows from a try, as Standard Webhooks asks for: any 2xx is success, 410 ends it
 * all, everything else (redirects too) is tried again until the schedule ends.
 *
 * @param retries how many tries of this round came before
 * @param chance from 0 to 1
 */
export function judgeTry(
  answer: WebhookAnswer,
  retries: number,
  now: Date,
  chance: number,
): WebhookVerdict {
  if (answer.kind === 'answered') {
    if (answer.status >= 200 && answer.status <= 299) return { kind: 'delivered' };
    if (answer.status === 410) return { kind: 'gone' };
  }
  const quietSeconds = quietAfter(answer, now);
  const pause = RETRY_SECONDS[retries];
  if (pause === undefined) return { kind: 'given-up', quietSeconds };
  const afterSeconds = pause * (1 - JITTER + 2 * JITTER * chance);
  return { kind: 'retry', afterSeconds: Math.max(afterSeconds, quietSeconds), quietSeconds };
}

/** Whether a target that has failed since then, without one success, is disabled. */
export const isDeadSince = (failingSince: Date | null, now: Date): boolean =>
  failingSince !== null &&
  now.getTime() - failingSince.getTime() >= DISABLE_DAYS * 24 * HOUR * 1000;

function quietAfter(answer: WebhookAnswer, now: Date): number {
  if (answer.kind === 'unanswered') return 0;
  if (answer.retryAfter !== null) return readRetryAfter(answer.retryAfter, now);
  return BUSY.has(answer.status) ? BUSY_SECONDS : 0;
}
