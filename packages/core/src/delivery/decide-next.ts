import type { Outcome } from './outcome.ts';
import type { DoubtReason, PauseReason } from './reasons.ts';
import { resumeAfterQuota } from './resume-after-quota.ts';

/** What is known about a batch when one of its attempts has ended. */
export interface BatchFacts {
  readonly size: number;
  /** This attempt's number, from 1. */
  readonly attempt: number;
  /** True when an earlier attempt under the same key may have been accepted. */
  readonly inDoubt: boolean;
  /**
   * Refusals of batches of the same rendition, including this one, since one of them was accepted
   * or somebody resumed the issue.
   */
  readonly refusedInARow: number;
  /** How often this batch's only reader was refused alone, including this time. */
  readonly refusedAlone: number;
  /**
   * True when other mail of the same rendition was accepted in a call that began after the first
   * refusal of this batch or of the one it was split from.
   */
  readonly othersAccepted: boolean;
}

/** What to do with a batch after an attempt. */
export type NextStep =
  | { readonly kind: 'accept'; readonly ids: readonly string[] }
  /** Same key, same bytes, later. `ambiguous` is sticky: it is recorded even if the fence moved. */
  | { readonly kind: 'retry'; readonly afterSeconds: number; readonly ambiguous: boolean }
  | {
      readonly kind: 'pause';
      readonly reason: PauseReason;
      readonly detail: string;
      readonly resumeAt: Date | null;
      /**
       * True when the reader moves to a new batch: the refusal proves that this one was not accepted,
       * so a person may suppress the address before they resume the issue.
       */
      readonly afresh: boolean;
    }
  /** Two halves in separate batches, to find the refused address. */
  | { readonly kind: 'split'; readonly detail: string }
  /** A new batch behind all others: their outcome tells how to read this refusal. */
  | { readonly kind: 'defer'; readonly afterSeconds: number; readonly detail: string }
  | { readonly kind: 'reject'; readonly detail: string }
  /** Stop until reconciliation or a person says what happened. */
  | { readonly kind: 'doubt'; readonly reason: DoubtReason; readonly detail: string };

/**
 * Decides what follows an attempt.
 *
 * @param now the time from which a quota without a known reset is retried
 * @param jitter 0 to 1, so that processes do not come back at the same time
 */
export function decideNext(
  facts: BatchFacts,
  outcome: Outcome,
  now: Date,
  jitter: number,
): NextStep {
  switch (outcome.kind) {
    case 'accepted':
      return { kind: 'accept', ids: outcome.ids };
    case 'unsent':
      return { kind: 'retry', afterSeconds: backoff(facts.attempt, jitter), ambiguous: false };
    case 'ambiguous':
      return outcome.refusal === undefined
        ? { kind: 'retry', afterSeconds: backoff(facts.attempt, jitter), ambiguous: true }
        : { kind: 'pause', ...outcome.refusal, resumeAt: null, afresh: false };
    case 'in-flight':
      return { kind: 'retry', afterSeconds: 2 + jitter, ambiguous: true };
    case 'slow-down':
      return { kind: 'retry', afterSeconds: outcome.seconds, ambiguous: false };
    case 'key-conflict':
      return { kind: 'doubt', reason: 'key-conflict', detail: outcome.detail };
    case 'quota':
      return {
        kind: 'pause',
        reason: outcome.period === 'daily' ? 'quota-daily' : 'quota-monthly',
        detail: outcome.detail,
        resumeAt: resumeAfterQuota(outcome.period, null, facts.attempt, now),
        afresh: false,
      };
    case 'issue-refused':
      return {
        kind: 'pause',
        reason: outcome.reason,
        detail: outcome.detail,
        resumeAt: null,
        afresh: false,
      };
    case 'batch-refused':
      // A batch that is split or rejected must not have been accepted earlier.
      return facts.inDoubt && !outcome.judged
        ? { kind: 'retry', afterSeconds: backoff(facts.attempt, jitter), ambiguous: false }
        : afterRefusal(facts, jitter, outcome);
  }
}

/**
 * This many refusals in a row, with nobody accepted in between, are not about single readers: in a
 * hundred readers with a few bad addresses, some part always passes.
 */
const MOST_IN_A_ROW = 20;

/** How often a reader whom no reply quotes is refused alone before the issue pauses. */
const MOST_ALONE = 3;

function afterRefusal(
  { size, refusedInARow, refusedAlone, othersAccepted }: BatchFacts,
  jitter: number,
  { about, detail }: Extract<Outcome, { kind: 'batch-refused' }>,
): NextStep {
  // A reply that quotes the reader's own address needs no other proof.
  if (about === 'address') return size > 1 ? { kind: 'split', detail } : { kind: 'reject', detail };
  if (refusedInARow >= MOST_IN_A_ROW) return pauseRefused(size, detail);
  if (size > 1) return { kind: 'split', detail };
  if (about === 'size') return pauseRefused(size, detail);
  // Any reader might get such a refusal; if others are accepted, this reader is the cause.
  if (othersAccepted) return { kind: 'reject', detail };
  return refusedAlone < MOST_ALONE
    ? { kind: 'defer', afterSeconds: backoff(refusedAlone, jitter), detail }
    : pauseRefused(size, detail);
}

const pauseRefused = (size: number, detail: string): NextStep => ({
  kind: 'pause',
  reason: 'refused',
  detail,
  resumeAt: null,
  afresh: size === 1,
});

/** 1, 2, 4 … 60 s, plus jitter, which may double the first ones. */
const backoff = (attempt: number, jitter: number): number =>
  Math.min(60, 2 ** Math.min(attempt - 1, 6)) * (1 + jitter / 2);
