import type { Actor } from '@galley/core/editor';
import { decideDueIssue, type HoldReason } from '@galley/core/issue';
import { insertEditorNotices, lockIssue, updateIssue, type IssueRow } from '@galley/db';
import type { Newsletter } from '../newsletter/find-newsletter.ts';
import type { PressDeps } from '../press-deps.ts';
import { runPreflight } from './preflight-issue.ts';
import { recordIssueAct } from '../door/record-act.ts';
import { releaseFound } from './release-issue.ts';

export type SettleDueIssue =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'released' }
  | { readonly kind: 'held'; readonly reason: HoldReason };

/** Releases or holds an issue at its send time, and tells the editors if it is held. */
export async function settleDueIssue(
  deps: PressDeps,
  actor: Actor,
  newsletter: Newsletter,
  issue: IssueRow,
): Promise<SettleDueIssue> {
  const decision = decide(deps, newsletter, issue);
  if (decision.kind === 'wait') return { kind: 'nothing' };
  if (decision.kind === 'hold') return hold(deps, actor, newsletter, issue);
  const released = await releaseFound(deps, actor, issue);
  return released.kind === 'done' ? { kind: 'released' } : { kind: 'nothing' };
}

const decide = (deps: PressDeps, newsletter: Newsletter, issue: IssueRow) =>
  decideDueIssue({
    state: issue.state,
    dueAt: issue.due_at,
    approvedAt: issue.approved_at,
    lateLimitSeconds: newsletter.late_limit_seconds,
    now: deps.clock(),
  });

async function hold(
  deps: PressDeps,
  actor: Actor,
  newsletter: Newsletter,
  seen: IssueRow,
): Promise<SettleDueIssue> {
  const { findings } = await runPreflight(deps, newsletter, seen);
  const stops = findings.filter(({ severity }) => severity === 'stops');
  return deps.db.transaction().execute(async (trx): Promise<SettleDueIssue> => {
    const issue = await lockIssue(trx, seen.id);
    // It may have been approved, held or cancelled since it was read.
    const decision = decide(deps, newsletter, issue);
    if (decision.kind !== 'hold') return { kind: 'nothing' };
    const now = deps.clock();
    await updateIssue(trx, issue.id, {
      state: 'held',
      reason: decision.reason,
      reason_detail: stops.length === 0 ? null : stops.map(({ message }) => message).join(' '),
      updated_at: now,
    });
    await recordIssueAct(trx, actor, 'hold-issue', issue, now);
    const notices = await insertEditorNotices(trx, {
      kind: 'held',
      newsletterId: newsletter.id,
      issueId: issue.id,
      editors: newsletter.editors,
      now,
    });
    if (notices > 0) await deps.wake?.('work-notices', trx);
    return { kind: 'held', reason: decision.reason };
  });
}
