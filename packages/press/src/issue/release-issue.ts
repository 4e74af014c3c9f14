import type { Actor } from '@galley/core/editor';
import { isIssueEdge } from '@galley/core/issue';
import {
  listIssueReviews,
  lockIssue,
  lockNewsletter,
  setReviewStates,
  updateIssue,
} from '@galley/db';
import type { PressDeps } from '../press-deps.ts';
import { storedHash } from './approve-issue.ts';
import {
  findIssueFor,
  wrongState,
  type Issue,
  type IssueRef,
  type IssueRefusal,
  type WrongIssueState,
} from './find-issue.ts';
import { recordIssueAct } from '../door/record-issue-act.ts';

export type MoveIssue =
  { readonly kind: 'done'; readonly issue: Issue } | WrongIssueState | IssueRefusal;

/**
 * Releases an approved issue for sending, whatever its slot. Until the newsletter's undo window is
 * over nothing leaves. Refuses anything whose stored bytes are not the approved ones.
 */
export async function releaseIssue(
  deps: PressDeps,
  actor: Actor,
  ref: IssueRef,
): Promise<MoveIssue> {
  const found = await findIssueFor(deps, actor, 'release-issue', ref);
  return found.kind === 'found' ? releaseFound(deps, actor, found.issue) : found;
}

/** The same, of an issue that has been found already. */
export async function releaseFound(
  deps: PressDeps,
  actor: Actor,
  found: Issue,
): Promise<Extract<MoveIssue, { kind: 'done' | 'wrong-state' }>> {
  return deps.db.transaction().execute(async (trx) => {
    const newsletter = await lockNewsletter(trx, found.newsletter_id);
    const issue = await lockIssue(trx, found.id);
    if (issue.state !== 'approved' || !isIssueEdge(issue.state, 'sending')) {
      return wrongState(issue, 'only an approved issue can be sent');
    }
    if (issue.approved_hash === null || (await storedHash(trx, issue)) !== issue.approved_hash) {
      return wrongState(issue, 'its stored bytes are not the approved ones: compile it again');
    }
    const now = deps.clock();
    const released = await updateIssue(trx, issue.id, {
      state: 'sending',
      reason: null,
      reason_detail: null,
      released_at: now,
      send_after: new Date(now.getTime() + newsletter.undo_window_seconds * 1000),
      updated_at: now,
    });
    await recordIssueAct(trx, actor, 'release-issue', issue, now);
    const reviews = await listIssueReviews(trx, issue.id);
    await setReviewStates(
      trx,
      reviews.map(({ id }) => id),
      'featured',
      now,
    );
    await deps.wake?.('work-issues', trx);
    return { kind: 'done', issue: released };
  });
}
