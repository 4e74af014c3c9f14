import type { ApprovedIssue, PreflightReport } from '@galley/contract/issue';
import type { RefusalOf } from '@galley/contract/refusals';
import type { Actor } from '@galley/core/editor';
import { chooseDate, isDateOver, isIssueEdge, type Override } from '@galley/core/issue';
import type { IssueRow } from '@galley/db';
import { listCounted } from '../approval/list-counted.ts';
import type { Newsletter } from '../newsletter/find-newsletter.ts';
import { recordIssueAct } from '../door/record-act.ts';
import type { PressDeps } from '../press-deps.ts';
import { recompileIssue } from '../compile/recompile-issue.ts';
import { dayOf, otherDay } from './issue-day.ts';
import { findApprover } from './find-approver.ts';
import { findIssueFor, wrongState, type ChangeRefusal, type IssueRef } from './find-issue.ts';
import { presentReport, runPreflight } from './preflight-issue.ts';
import { presentIssue } from './present-issue.ts';
import { storedHash } from './stored-hash.ts';
import { NOT_OPEN, otherHash, recordApproval, type RecordedApproval } from './record-approval.ts';

export interface Approval {
  /** The hash that the proof showed; if given, only these bytes are approved. */
  readonly hash?: string | undefined;
  readonly by: string;
  /** The day to date it first: today, or the day of its slot. */
  readonly date?: 'today' | 'slot' | undefined;
  readonly overrides?: readonly { readonly rule: string; readonly because: string }[] | undefined;
}

/** What came of an approval. */
type Approved = RecordedApproval & {
  readonly preflight: PreflightReport;
  /** Rules to override that found nothing; not recorded. */
  readonly overridesNotNeeded: readonly string[];
};

type NotApproved = RefusalOf<'stopped' | 'other-hash' | 'other-day' | 'invalid'> | ChangeRefusal;

export type ApproveIssue =
  { readonly kind: 'approved'; readonly issue: ApprovedIssue } | NotApproved;

/**
 * Approves the bytes of an issue: records their hash, who approved them and when. The issue must
 * pass preflight; a rule can be overridden with a reason, except rules about the law or broken
 * bytes. Overriding a rule that found nothing is reported but not recorded.
 *
 * With four eyes it is approved once each change has an approver who didn't make it; until then it
 * stays what it was, and the answer is not `complete`. Overrides of earlier approvers of the same
 * bytes hold for later ones.
 *
 * The bytes contain the issue's date. Refuses a date that is over; with `date`, the issue is dated
 * first, and `hash` names the bytes before that.
 */
export async function approveIssue(
  deps: PressDeps,
  actor: Actor,
  input: IssueRef & Approval,
): Promise<ApproveIssue> {
  const found = await findIssueFor(deps, actor, 'approve-issue', input);
  if (found.kind !== 'found') return found;
  const dated = await dateFirst(deps, actor, found, input);
  if (dated.kind !== 'dated') return dated;
  const outcome = await approveFound(deps, actor, { ...found, issue: dated.issue }, dated.approval);
  if (outcome.kind !== 'approved') return outcome;
  const { kind, issue, ...its } = outcome;
  const { time_zone: timeZone } = found.newsletter;
  return { kind, issue: { ...presentIssue(issue), timeZone, ...its } };
}

interface Dated {
  readonly kind: 'dated';
  readonly issue: IssueRow;
  readonly approval: Approval;
}

/** Recompiles an issue that is to be dated another day; only those bytes can be approved then. */
async function dateFirst(
  deps: PressDeps,
  actor: Actor,
  { issue, newsletter }: { readonly issue: IssueRow; readonly newsletter: Newsletter },
  approval: Approval,
): Promise<Dated | NotApproved> {
  const { date: dateWish, hash } = approval;
  if (dateWish === undefined) return { kind: 'dated', issue, approval };
  if (dateWish === 'slot' && issue.due_at === null) {
    const problem = 'found slot, expected today, because an extra issue has no slot';
    return { kind: 'invalid', problems: [{ field: 'date', problem }] };
  }
  const day = chooseDate(dayOf(issue, newsletter), dateWish, deps.clock());
  if (day === issue.dated_on) return { kind: 'dated', issue, approval };
  const outcome = await recompileIssue(deps, issue.id, {
    dateWish,
    onlyIf: (now) => hash === undefined || hash === now.content_hash,
    // The date is in the bytes, so choosing it changes them.
    record: (trx, at) => recordIssueAct(trx, actor, 'set-issue', issue, at),
  });
  switch (outcome.kind) {
    case 'recompiled': {
      const { content_hash: dated } = outcome.issue;
      return {
        kind: 'dated',
        issue: outcome.issue,
        approval: { ...approval, hash: dated ?? undefined },
      };
    }
    case 'unwanted':
      return otherHash(outcome.issue);
    default:
      return wrongState(outcome.issue, NOT_OPEN);
  }
}

/** Approves an issue that is already loaded. */
export async function approveFound(
  deps: PressDeps,
  actor: Actor,
  { issue, newsletter }: { readonly issue: IssueRow; readonly newsletter: Newsletter },
  approval: Approval,
): Promise<Approved | NotApproved> {
  const { hash } = approval;
  const approver = await findApprover(deps.db, actor, newsletter, approval.by);
  if (approver.kind !== 'ok') return approver;
  const { checkOverrides, neededOverrides, remainingStops } =
    await import('@galley/core/issue/preflight');
  const began = deps.clock();
  const made = { by: approver.name, at: began.toISOString() };
  const asked: Override[] = (approval.overrides ?? []).map((each) => ({ ...each, ...made }));
  const problems = checkOverrides(asked).map((problem) => ({ field: 'override', problem }));
  if (problems.length > 0) return { kind: 'invalid', problems };
  if (issue.state !== 'approved' && !isIssueEdge(issue.state, 'approved')) {
    return wrongState(issue, NOT_OPEN);
  }
  // The checks below read the stored bytes, so these must match the issue's hash.
  const seen = await storedHash(deps.db, issue);
  if (seen !== issue.content_hash || (hash !== undefined && hash !== seen)) {
    return { kind: 'other-hash', number: issue.number, contentHash: seen };
  }
  if (isDateOver(dayOf(issue, newsletter), began)) {
    return otherDay(issue, newsletter.time_zone, began);
  }
  const report = await runPreflight(deps, newsletter, issue);
  const preflight = presentReport(issue, report);
  const select = (all: readonly Override[]) => neededOverrides(report, all);
  const overrides = select(asked);
  const overridesNotNeeded = asked
    .filter((each) => !overrides.includes(each))
    .map(({ rule }) => rule);
  const earlier = newsletter.four_eyes ? await listCounted(deps.db, issue) : [];
  const stopsAfter = (others: readonly Override[]) =>
    remainingStops(report, [...others, ...overrides]);
  const stops = stopsAfter(earlier.flatMap((each) => each.overrides));
  if (stops.length > 0) return { kind: 'stopped', number: issue.number, report: preflight, stops };
  const recorded = await recordApproval(
    deps,
    actor,
    { issue, newsletter },
    { approver, hash: seen, overrides, select, stopsAfter, began },
  );
  switch (recorded.kind) {
    case 'approved':
      return { ...recorded, preflight, overridesNotNeeded };
    case 'other-rule':
      return approveFound(deps, actor, recorded, { ...approval, hash: seen });
    default:
      return recorded;
  }
}
