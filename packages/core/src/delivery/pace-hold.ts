import type { Outcome } from './outcome.ts';
import { readRetryAfter } from './retry-after.ts';
import type { WireResult } from './wire-result.ts';

/**
 * Seconds for which a sender should make no further call, after this one: what a 429 asks for, or
 * the rest of the window once `ratelimit-remaining` is 0 (Resend's page on rate limits).
 */
export function paceHold(result: WireResult, outcome: Outcome, now: Date): number {
  if (outcome.kind === 'slow-down') return outcome.seconds;
  if (result.kind !== 'response') return 0;
  const { ratelimitRemaining, ratelimitReset } = result.headers;
  return ratelimitRemaining?.trim() === '0' ? readRetryAfter(ratelimitReset, now) : 0;
}
