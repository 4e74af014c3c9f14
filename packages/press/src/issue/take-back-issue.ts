import type { Issue } from '@galley/contract/issue';
import type { RefusalOf } from '@galley/contract/refusals';
import type { Actor } from '@galley/core/editor';
import {
  leaveArchive,
  listIssueReviews,
  lockIssue,
  lockNewsletter,
  setReviewStates,
  takeBackAgain,
  updateIssue,
  type Database,
  type IssueRow,
  type Transaction,
} from '@galley/db';
import type { PressDeps } from '../press-deps.ts';
import { findIssueFor, wrongState, type ChangeRefusal, type IssueRef } from './find-issue.ts';
import { presentIssue } from './present-issue.ts';
import { recordIssueAct } from '../door/record-act.ts';

export type TakeBackIssue =
  { readonly kind: 'done'; readonly issue: Issue } | RefusalOf<'undo-over'> | ChangeRefusal;

/**
 * Takes a release back within its undo window: the issue is held until somebody approves the same
 * bytes again, or other ones. One that was sent again becomes sent, as before. Refuses once the window is over or the audience is being frozen; both
 * happen under the issue's lock, so either this or sending comes first.
 */
export async function takeBackIssue(
  deps: PressDeps,
  actor: Actor,
  ref: IssueRef,
): Promise<TakeBackIssue> {
  const found = await findIssueFor(deps, actor, 'take-back-issue', ref);
  if (found.kind !== 'found') return found;
  return deps.db.transaction().execute(async (trx): Promise<TakeBackIssue> => {
    await lockNewsletter(trx, found.newsletter.id);
    const issue = await lockIssue(trx, found.issue.id);
    // Others are held too, but only a released issue can be taken back.
    if (issue.state !== 'sending') return wrongState(issue, 'only a released issue is taken back');
    const now = deps.clock();
    if (issue.again_after !== null) return takeAgainBack(trx, actor, issue, now);
    if (isOver(issue, now)) return { kind: 'undo-over', number: issue.number };
    const held = await updateIssue(trx, issue.id, {
      state: 'held',
      reason: 'taken-back',
      reason_detail: null,
      released_at: null,
      send_after: null,
      updated_at: now,
    });
    // A best-of shows reviews that stay featured.
    const reviews = issue.best_of === null ? await listIssueReviews(trx, issue.id) : [];
    await setReviewStates(
      trx,
      reviews.map(({ id }) => id),
      'compiled',
      now,
    );
    await leaveArchive(trx, issue.id);
    await recordIssueAct(trx, actor, 'take-back-issue', issue, now);
    return { kind: 'done', issue: presentIssue(held) };
  });
}

/** Its readers are rejected as before. No batch is claimed before the window is over. */
async function takeAgainBack(
  trx: Transaction<Database>,
  actor: Actor,
  issue: IssueRow,
  now: Date,
): Promise<TakeBackIssue> {
  if (issue.again_after === null || now >= issue.again_after) {
    return { kind: 'undo-over', number: issue.number };
  }
  if (!(await takeBackAgain(trx, issue.id, issue.again_batches ?? 0))) {
    return { kind: 'undo-over', number: issue.number };
  }
  const sent = await updateIssue(trx, issue.id, {
    state: 'sent',
    again_after: null,
    updated_at: now,
  });
  await recordIssueAct(trx, actor, 'take-back-issue', issue, now);
  return { kind: 'done', issue: presentIssue(sent) };
}

const isOver = (issue: IssueRow, now: Date): boolean =>
  issue.send_after === null ||
  now >= issue.send_after ||
  issue.frozen_at !== null ||
  issue.freeze_bucket > 0 ||
  issue.freeze_cursor !== '0';
