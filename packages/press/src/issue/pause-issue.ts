import { isIssueEdge } from '@galley/core/issue';
import { lockIssue, updateIssue } from '@galley/db';
import type { PressDeps } from '../press-deps.ts';
import { findIssue, wrongState, type IssueRef } from './find-issue.ts';
import type { MoveIssue } from './release-issue.ts';

/** Pauses an issue that is being sent: what is on the wire still counts, nothing more is begun. */
export async function pauseIssue(deps: PressDeps, ref: IssueRef): Promise<MoveIssue> {
  return move(deps, ref, 'paused', 'only an issue that is being sent can be paused');
}

/** Goes on with a paused issue, whatever paused it. */
export async function resumeIssue(deps: PressDeps, ref: IssueRef): Promise<MoveIssue> {
  return move(deps, ref, 'sending', 'only a paused issue can be resumed');
}

async function move(
  deps: PressDeps,
  ref: IssueRef,
  to: 'paused' | 'sending',
  detail: string,
): Promise<MoveIssue> {
  const found = await findIssue(deps.db, ref);
  if (found.kind !== 'found') return found;
  return deps.db.transaction().execute(async (trx): Promise<MoveIssue> => {
    const issue = await lockIssue(trx, found.issue.id);
    // An approved issue may also go to `sending`, but by its release alone.
    if (!isIssueEdge(issue.state, to) || issue.state === 'approved') {
      return wrongState(issue, detail);
    }
    const moved = await updateIssue(trx, issue.id, {
      state: to,
      reason: to === 'paused' ? 'by-hand' : null,
      reason_detail: null,
      resume_at: null,
      updated_at: deps.clock(),
    });
    if (to === 'sending') await deps.wake?.('work-issues', trx);
    return { kind: 'done', issue: moved };
  });
}
