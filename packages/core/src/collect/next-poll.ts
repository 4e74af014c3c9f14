/** What reading a feed led to. */
export type FeedAnswer =
  | { readonly kind: 'read' }
  | { readonly kind: 'unchanged' }
  /** 410: the feed has ended, and its server says so. */
  | { readonly kind: 'gone' }
  | {
      readonly kind: 'failed';
      readonly why: string;
      /** The value of Retry-After, word for word. */
      readonly retryAfter: string | null;
    };

export type NextPoll =
  | {
      readonly kind: 'at';
      readonly at: Date;
      /** How many polls in a row have failed. */
      readonly failures: number;
      readonly trouble: string | null;
    }
  | { readonly kind: 'never'; readonly trouble: string };

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
/** How often a feed is read that answers. */
export const POLL_EVERY_MS = 30 * MINUTE;
const LONGEST_WAIT_MS = DAY;
const LONGEST_ASKED_MS = 7 * DAY;

/**
 * Decides when a feed is read next: every half an hour, after failures twice as late each time up to
 * a day, not before its server wants it, and never again once it is gone. `spread` (0 to 1) keeps the
 * feeds of one start from falling due together.
 */
export function nextPoll(
  answer: FeedAnswer,
  {
    failures,
    now,
    spread,
  }: { readonly failures: number; readonly now: Date; readonly spread: number },
): NextPoll {
  if (answer.kind === 'gone') {
    return { kind: 'never', trouble: 'the feed has ended: its server says that it is gone' };
  }
  const failed = answer.kind === 'failed' ? failures + 1 : 0;
  const usual = POLL_EVERY_MS * 2 ** Math.min(failed, 10) * (0.9 + 0.2 * spread);
  const asked = answer.kind === 'failed' ? waitAsked(answer.retryAfter, now) : 0;
  const wait = Math.max(Math.min(usual, LONGEST_WAIT_MS), Math.min(asked, LONGEST_ASKED_MS));
  return {
    kind: 'at',
    at: new Date(now.getTime() + wait),
    failures: failed,
    trouble: answer.kind === 'failed' ? answer.why : null,
  };
}

/** Reads Retry-After: seconds or a date (RFC 9110, section 10.2.3); 0 for anything else. */
function waitAsked(value: string | null, now: Date): number {
  if (value === null) return 0;
  if (/^\d{1,9}$/.test(value.trim())) return Number(value) * 1000;
  const at = Date.parse(value);
  return Number.isNaN(at) ? 0 : Math.max(0, at - now.getTime());
}
