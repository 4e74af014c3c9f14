import type { Refusal, RefusalOf } from '@galley/contract/refusals';
import type { ChangedReview, ListedReview } from '@galley/contract/review';
import type { Actor, StepName } from '@galley/core/editor';
import { lockNewsletter, type Database, type ReviewInIssue, type Transaction } from '@galley/db';
import { refuse } from '../door/allow.ts';
import { recompileIssue, type IssueChange } from '../compile/recompile-issue.ts';
import type { PressDeps } from '../press-deps.ts';
import { recordActInIssue, recordReviewAct } from '../door/record-act.ts';
import { findReview, readListedReview, type ReviewRefusal } from './present-review.ts';

export type ChangeReview =
  | { readonly kind: 'changed'; readonly review: ChangedReview }
  | RefusalOf<'last-in-issue'>
  | RefusalOf<'review-state'>
  | ReviewRefusal;

/** What a change does to a waiting review, and to one in an issue; `N` is why it may refuse to. */
export interface ReviewChange<N> {
  /** Changes a waiting row, under its newsletter's lock; false if its state rules that out. */
  readonly waiting: (trx: Transaction<Database>, row: ReviewInIssue) => Promise<boolean | N>;
  /** Changes the issue that holds the review; null if only a waiting review can change this way. */
  readonly compiled: ((row: ReviewInIssue) => IssueChange<N>) | null;
}

/** Changes a review in the queue, or in an open issue, which is then recompiled. */
export async function changeReview<N extends Refusal>(
  deps: PressDeps,
  actor: Actor,
  step: StepName,
  id: string,
  change: ReviewChange<N>,
): Promise<ChangeReview | N> {
  const row = await findReview(deps.db, id);
  if (row === undefined) return { kind: 'no-review', id };
  const denied = refuse(actor, step, row.newsletter_id);
  if (denied !== null) return denied;
  if (row.state === 'compiled') {
    return changeCompiled(deps, row, change, async (trx, at) =>
      recordActInIssue(trx, actor, step, row, at),
    );
  }
  return deps.db.transaction().execute(async (trx): Promise<ChangeReview | N> => {
    await lockNewsletter(trx, row.newsletter_id);
    const locked = await findReview(trx, id);
    const isWaiting = locked?.state === 'queued' || locked?.state === 'held';
    const done = locked !== undefined && isWaiting && (await change.waiting(trx, locked));
    if (typeof done === 'object') return done;
    if (done) await recordReviewAct(trx, actor, step, row, deps.clock());
    const review = await readListedReview(trx, row.id);
    return done ? { kind: 'changed', review: { ...review, recompiled: null } } : misplaced(review);
  });
}

async function changeCompiled<N>(
  deps: PressDeps,
  row: ReviewInIssue,
  change: ReviewChange<N>,
  record: IssueChange['record'] & {},
): Promise<ChangeReview | N> {
  const { issue_id: issueId, issue_number: number } = row;
  if (change.compiled === null || issueId === null || number === null) {
    return misplaced(await readListedReview(deps.db, row.id));
  }
  const its = { ...change.compiled(row), holds: row.id, record };
  const outcome = await recompileIssue(deps, issueId, its);
  const review = await readListedReview(deps.db, row.id);
  switch (outcome.kind) {
    case 'recompiled':
      return {
        kind: 'changed',
        review: { ...review, recompiled: { number, approvalVoided: outcome.approvalVoided } },
      };
    case 'last-review':
      return { kind: 'last-in-issue', number };
    case 'not-merged':
      return outcome.because;
    case 'not-open':
    case 'unwanted':
      return misplaced(review);
  }
}

const misplaced = ({ id, state }: ListedReview): RefusalOf<'review-state'> => ({
  kind: 'review-state',
  id,
  state,
});
