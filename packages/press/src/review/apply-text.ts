import type { ChangedReview } from '@galley/contract/review';
import type { Review } from '@galley/core/review';
import type { Database, IssueRow, ReviewInIssue, ReviewRow, Transaction } from '@galley/db';
import { recompileIssue, type NewVersion } from '../compile/recompile-issue.ts';
import type { PressDeps } from '../press-deps.ts';
import { readListedReview } from './present-review.ts';

/** A text to put into an issue. */
export interface AppliedText {
  readonly kind: 'merged';
  readonly document: Review;
  readonly version: NewVersion;
}

export type ApplyText<N> =
  | { readonly kind: 'changed'; readonly review: ChangedReview }
  | { readonly kind: 'refused'; readonly because: N }
  /** The review is in no open issue any more. */
  | { readonly kind: 'left' };

/** Puts a text of a review into the open issue that holds it, which is recompiled once. */
export async function applyText<T extends AppliedText, N extends { readonly kind: string }>(
  deps: PressDeps,
  row: ReviewInIssue,
  change: {
    /** Makes the text from what is stored. */
    readonly make: (
      stored: ReviewRow,
      issue: IssueRow,
    ) => T | { readonly kind: 'refused'; readonly because: N };
    readonly record: (trx: Transaction<Database>, text: T, at: Date) => Promise<void>;
  },
): Promise<ApplyText<N>> {
  const { id, issue_id: issueId, issue_number: number } = row;
  if (issueId === null || number === null) return { kind: 'left' };
  let text: T | null = null;
  const outcome = await recompileIssue<N | null>(deps, issueId, {
    edits: id,
    merge: ({ reviews, issue }) => {
      const stored = reviews.find((each) => each.id === id);
      if (stored === undefined) return { kind: 'not-merged', because: null };
      const made = change.make(stored, issue);
      if (made.kind === 'refused') return { ...made, kind: 'not-merged' };
      text = made;
      return { kind: 'merged', replace: { id, ...made } };
    },
    record: async (trx, at) => {
      if (text !== null) await change.record(trx, text, at);
    },
  });
  switch (outcome.kind) {
    case 'recompiled': {
      const { approvalVoided } = outcome;
      const review = await readListedReview(deps.db, id);
      return { kind: 'changed', review: { ...review, recompiled: { number, approvalVoided } } };
    }
    case 'not-merged':
      return outcome.because === null
        ? { kind: 'left' }
        : { kind: 'refused', because: outcome.because };
    case 'last-review':
    case 'not-open':
    case 'unwanted':
      return { kind: 'left' };
  }
}
