import type { Approval } from '@galley/contract/issue';
import type { RefusalOf } from '@galley/contract/refusals';
import type { Actor } from '@galley/core/editor';
import { foreseeApproval, isIssueEdge, type Override } from '@galley/core/issue';
import {
  insertApproval,
  lockIssue,
  lockNewsletter,
  updateIssue,
  type ApprovalRow,
  type Database,
  type IssueRow,
  type Transaction,
} from '@galley/db';
import { gatherFourEyes, isComplete, type FourEyesFacts } from '../approval/gather-four-eyes.ts';
import { presentApproval, readApprovals } from '../approval/present-approval.ts';
import { recordIssueAct } from '../door/record-act.ts';
import type { Newsletter } from '../newsletter/find-newsletter.ts';
import type { PressDeps } from '../press-deps.ts';
import type { Approver } from './find-approver.ts';
import { wrongState, type WrongIssueState } from './find-issue.ts';

/** An approval whose bytes have passed preflight. */
export interface NewApproval {
  readonly approver: Approver;
  /** The bytes that were checked. */
  readonly hash: string;
  /** The rules that it sets aside. */
  readonly overrides: readonly Override[];
  /** Those of all approvers that found something. */
  readonly select: (overrides: readonly Override[]) => readonly Override[];
  /** What stops it when others set these rules aside. */
  readonly stopsAfter: (others: readonly Override[]) => readonly unknown[];
  /** When it began: what changed afterwards, it hasn't seen. */
  readonly began: Date;
}

export interface RecordedApproval {
  readonly kind: 'approved';
  readonly issue: IssueRow;
  /** False if somebody else has to approve too. */
  readonly complete: boolean;
  /** True if it changed nothing. */
  readonly again: boolean;
  readonly approvals: readonly Approval[];
}

export type RecordApproval =
  | RecordedApproval
  | RefusalOf<'other-hash'>
  | WrongIssueState
  /**
   * Meanwhile the newsletter has begun or ceased to ask for four eyes, or somebody whose override it
   * relied on may no longer approve.
   */
  | { readonly kind: 'other-rule'; readonly issue: IssueRow; readonly newsletter: Newsletter };

export const NOT_OPEN = 'only a draft or a held issue can be approved';

export const otherHash = ({ number, content_hash: hash }: IssueRow): RefusalOf<'other-hash'> => ({
  kind: 'other-hash',
  number,
  contentHash: hash ?? '',
});

/**
 * Records an approval under the locks of newsletter and issue, which every change of either takes.
 * With four eyes the issue is approved once its approvals cover every change.
 */
export const recordApproval = async (
  deps: PressDeps,
  actor: Actor,
  { issue: seen, newsletter: was }: { readonly issue: IssueRow; readonly newsletter: Newsletter },
  approval: NewApproval,
): Promise<RecordApproval> =>
  deps.db.transaction().execute(async (trx): Promise<RecordApproval> => {
    const newsletter = await lockNewsletter(trx, seen.newsletter_id);
    const issue = await lockIssue(trx, seen.id);
    // Somebody may have edited, cancelled or approved it during preflight.
    if (issue.content_hash !== approval.hash) return otherHash(issue);
    if (newsletter.four_eyes !== was.four_eyes) return { kind: 'other-rule', issue, newsletter };
    if (issue.state === 'approved') return changesNothing(trx, issue, true);
    if (!isIssueEdge(issue.state, 'approved')) return wrongState(issue, NOT_OPEN);
    const before = newsletter.four_eyes ? await gatherFourEyes(trx, issue) : null;
    if (before !== null && approval.stopsAfter(overridesOf(before.rows)).length > 0) {
      return { kind: 'other-rule', issue, newsletter };
    }
    if (before !== null && isGiven(before, approval)) return changesNothing(trx, issue, false);
    const { name, personId } = approval.approver;
    const now = deps.clock();
    await insertApproval(trx, {
      issue_id: issue.id,
      content_hash: approval.hash,
      person_id: personId,
      name,
      overrides: JSON.stringify(approval.overrides),
      at: approval.began,
    });
    await recordIssueAct(trx, actor, 'approve-issue', issue, now);
    const done = { kind: 'approved', again: false } as const;
    const facts = newsletter.four_eyes ? await gatherFourEyes(trx, issue) : null;
    if (facts !== null && !isComplete(facts)) {
      const approvals = facts.rows.map(presentApproval);
      return { ...done, issue, complete: false, approvals };
    }
    const approved = await updateIssue(trx, issue.id, {
      state: 'approved',
      reason: null,
      reason_detail: null,
      approved_hash: approval.hash,
      approved_by: facts === null ? name : joinNames(facts.rows),
      approved_at: now,
      overrides: JSON.stringify(
        facts === null ? approval.overrides : approval.select(overridesOf(facts.rows)),
      ),
      updated_at: now,
    });
    const approvals = await readApprovals(trx, approved);
    return { ...done, issue: approved, complete: true, approvals };
  });

const changesNothing = async (
  trx: Transaction<Database>,
  issue: IssueRow,
  complete: boolean,
): Promise<RecordedApproval> => ({
  kind: 'approved',
  issue,
  complete,
  again: true,
  approvals: await readApprovals(trx, issue),
});

/** Whether one that the same person gave before says the same. */
function isGiven(
  { changes, given }: FourEyesFacts,
  { approver: { personId }, overrides }: NewApproval,
): boolean {
  if (personId === null) return false;
  const theirs = given.filter(({ by }) => by === personId).flatMap((each) => each.overrides);
  return (
    overrides.every(({ rule }) => theirs.includes(rule)) &&
    foreseeApproval(changes, given, personId) === 'given'
  );
}

/** The overrides of all approvers, of each rule the first. */
const overridesOf = (rows: readonly ApprovalRow[]): readonly Override[] =>
  rows
    .flatMap(({ overrides }) => overrides)
    .filter(({ rule }, at, all) => all.findIndex((each) => each.rule === rule) === at);

/** Names all approvers, each once. */
function joinNames(rows: readonly ApprovalRow[]): string {
  const names = [...new Map(rows.map(({ person_id: id, name }) => [id, name])).values()];
  return new Intl.ListFormat('en', { style: 'long', type: 'conjunction' }).format(names);
}
