import type { CancelledIssue } from '@galley/contract/issue';
import type { Actor } from '@galley/core/editor';
import { isIssueEdge } from '@galley/core/issue';
import {
  excludeCancelled,
  listIssueReviews,
  lockIssue,
  lockNewsletter,
  mayHaveLeft,
  saveLastNumber,
  updateIssue,
  wasAttempted,
} from '@galley/db';
import { leaveIssue } from '../compile/leave-issue.ts';
import type { PressDeps } from '../press-deps.ts';
import { findIssueFor, wrongState, type ChangeRefusal, type IssueRef } from './find-issue.ts';
import { presentIssue } from './present-issue.ts';
import { recordIssueAct } from '../door/record-act.ts';

export type CancelIssue = { readonly kind: 'done'; readonly issue: CancelledIssue } | ChangeRefusal;

/**
 * Cancels an issue for good. If none of its mail can have left (a draft, within the undo window, or
 * all refused), its reviews return to the queue, and a person (not the scheduler) can compile its
 * slot again; if no batch was even attempted, the next issue gets its number. Otherwise its pending
 * deliveries are excluded; calls under way are still recorded.
 */
export async function cancelIssue(
  deps: PressDeps,
  actor: Actor,
  ref: IssueRef,
): Promise<CancelIssue> {
  const found = await findIssueFor(deps, actor, 'cancel-issue', ref);
  if (found.kind !== 'found') return found;
  return deps.db.transaction().execute(async (trx): Promise<CancelIssue> => {
    await lockNewsletter(trx, found.newsletter.id);
    const issue = await lockIssue(trx, found.issue.id);
    if (!isIssueEdge(issue.state, 'cancelled')) {
      return wrongState(issue, `an issue that is ${issue.state} can't be cancelled`);
    }
    const now = deps.clock();
    const hasLeft = await mayHaveLeft(trx, issue.id);
    const numberIsFree = !(await wasAttempted(trx, issue.id));
    const cancelled = await updateIssue(trx, issue.id, {
      state: 'cancelled',
      // Nobody received it, so a person can compile another issue of its slot.
      ...(hasLeft ? {} : { slot_due_on: null }),
      number_is_free: numberIsFree,
      reason: null,
      reason_detail: null,
      resume_at: null,
      cancelled_at: now,
      updated_at: now,
    });
    if (numberIsFree) await saveLastNumber(trx, issue.newsletter_id);
    await recordIssueAct(trx, actor, 'cancel-issue', issue, now);
    await excludeCancelled(trx, issue.id);
    if (hasLeft) {
      await deps.wake?.('work-issues', trx);
      return { kind: 'done', issue: { ...presentIssue(cancelled), requeued: 0, hasLeft } };
    }
    // A best-of shows reviews that stay featured.
    const rows = issue.best_of === null ? await listIssueReviews(trx, issue.id) : [];
    const reviews = rows.map(({ id }) => id);
    await leaveIssue(trx, reviews, now);
    const requeued = reviews.length;
    return { kind: 'done', issue: { ...presentIssue(cancelled), requeued, hasLeft } };
  });
}
