import type { Issue } from '@galley/contract/issue';
import type { RefusalOf } from '@galley/contract/refusals';
import type { Actor } from '@galley/core/editor';
import { isIssueEdge } from '@galley/core/issue';
import {
  lockIssue,
  readRestoreReview,
  updateIssue,
  type Database,
  type Transaction,
} from '@galley/db';
import { holdStill } from '../door/hold-still.ts';
import type { PressDeps } from '../press-deps.ts';
import { findIssueFor, wrongState, type ChangeRefusal, type IssueRef } from './find-issue.ts';
import { presentIssue } from './present-issue.ts';
import { recordIssueAct } from '../door/record-act.ts';

export type PauseIssue = { readonly kind: 'done'; readonly issue: Issue } | ChangeRefusal;

export type ResumeIssue = PauseIssue | RefusalOf<'installation-held' | 'rest-unknown'>;

/** Pauses sending: calls under way are still recorded, and no new ones start. */
export const pauseIssue = async (
  deps: PressDeps,
  actor: Actor,
  ref: IssueRef,
): Promise<PauseIssue> =>
  move(deps, actor, ref, 'paused', 'only an issue that is being sent can be paused');

/** Resumes a paused issue, whatever paused it. */
export const resumeIssue = async (
  deps: PressDeps,
  actor: Actor,
  ref: IssueRef,
): Promise<ResumeIssue> => move(deps, actor, ref, 'sending', 'only a paused issue can be resumed');

async function move(
  deps: PressDeps,
  actor: Actor,
  ref: IssueRef,
  to: 'paused',
  detail: string,
): Promise<PauseIssue>;
async function move(
  deps: PressDeps,
  actor: Actor,
  ref: IssueRef,
  to: 'sending',
  detail: string,
): Promise<ResumeIssue>;
async function move(
  deps: PressDeps,
  actor: Actor,
  ref: IssueRef,
  to: 'paused' | 'sending',
  detail: string,
): Promise<ResumeIssue> {
  const step = to === 'paused' ? 'pause-issue' : 'resume-issue';
  const found = await findIssueFor(deps, actor, step, ref);
  if (found.kind !== 'found') return found;
  return deps.db.transaction().execute(async (trx): Promise<ResumeIssue> => {
    const issue = await lockIssue(trx, found.issue.id);
    // Others can move to `sending` too, but only by being released or sent again.
    const isOther = to === 'sending' && issue.state !== 'paused';
    if (!isIssueEdge(issue.state, to) || isOther) {
      return wrongState(issue, detail);
    }
    const stops = to === 'sending' ? await stopsResuming(trx, issue) : null;
    if (stops !== null) return stops;
    const now = deps.clock();
    const moved = await updateIssue(trx, issue.id, {
      state: to,
      reason: to === 'paused' ? 'by-hand' : null,
      reason_detail: null,
      resume_at: null,
      updated_at: now,
    });
    await recordIssueAct(trx, actor, step, issue, now);
    if (to === 'sending') await deps.wake?.('work-issues', trx);
    return { kind: 'done', issue: presentIssue(moved) };
  });
}

/** After a restore, only the provider's whole list proves that the rest of an issue was not sent. */
async function stopsResuming(
  trx: Transaction<Database>,
  { number, reason }: { readonly number: number; readonly reason: string | null },
): Promise<RefusalOf<'installation-held' | 'rest-unknown'> | null> {
  const held = await holdStill(trx, true);
  if (held !== null || reason !== 'restored') return held;
  const review = await readRestoreReview(trx);
  return (review?.list_complete_at ?? null) === null ? { kind: 'rest-unknown', number } : null;
}
