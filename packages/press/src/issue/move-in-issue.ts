import type { IssueOutline } from '@galley/contract/issue';
import type { RefusalOf } from '@galley/contract/refusals';
import type { Actor } from '@galley/core/editor';
import {
  keepOrder,
  placeBetween,
  placeReview,
  queueVersion,
  type QueuedReview,
} from '@galley/core/issue';
import { listApprovals, type ApprovalRow } from '@galley/db';
import { recompileIssue, type Arranged, type LoadedIssue } from '../compile/recompile-issue.ts';
import { queuedReview } from '../compile/queued-review.ts';
import { refuseToVoid } from '../compile/refuse-to-void.ts';
import type { NotAllowed } from '../door/allow.ts';
import { recordActInIssue } from '../door/record-act.ts';
import type { PressDeps } from '../press-deps.ts';
import { explainGap } from '../compile/explain-gap.ts';
import { findIssueFor, wrongState, type ChangeRefusal, type IssueRef } from './find-issue.ts';
import { outlineIssue } from './outline-issue.ts';

export type MoveInIssue =
  | { readonly kind: 'moved'; readonly issue: IssueOutline }
  | RefusalOf<'queue-moved' | 'approval-goes' | 'invalid' | 'no-review'>
  | ChangeRefusal;

/** Where to put a review of an issue: between two others; null is the end. */
interface IssueGap {
  readonly review: string;
  readonly after: string | null;
  readonly before: string | null;
  /** The name of the order that the move was made from. */
  readonly order: string;
}

/**
 * Moves a review of an open issue between two others and recompiles the issue. If the order has
 * changed since the one that the move was made from, it still moves if those two are neighbours, and
 * otherwise answers with the present order. Its new place survives later compilations.
 */
export async function moveInIssue(
  deps: PressDeps,
  actor: Actor,
  input: IssueRef & IssueGap & { readonly voidApproval?: boolean | undefined },
): Promise<MoveInIssue> {
  const found = await findIssueFor(deps, actor, 'move-review', input);
  if (found.kind !== 'found') return found;
  const { issue } = found;
  if (issue.best_of !== null) return wrongState(issue, 'a best-of is ordered by its ratings');
  const row = { id: input.review, newsletter_id: issue.newsletter_id, issue_id: issue.id };
  const given = await listApprovals(deps.db, issue.id, issue.content_hash ?? '');
  const outcome = await recompileIssue<NotMoved>(deps, issue.id, {
    merge: (stored) => {
      const because = refuseMove(actor, stored, { ...input, given });
      return because === null ? { kind: 'merged' } : { kind: 'not-merged', because };
    },
    arrange: (reviews) => arrange(reviews, input),
    record: (trx, at) => recordActInIssue(trx, actor, 'move-review', row, at),
  });
  switch (outcome.kind) {
    case 'recompiled':
      break;
    case 'not-merged':
      if (outcome.because.kind === 'there') break;
      return outcome.because;
    case 'not-open':
    case 'unwanted':
    case 'last-review':
      return wrongState(outcome.issue, 'only a draft, an approved or a held issue can be changed');
  }
  const outlined = await outlineIssue(deps, actor, input);
  return outlined.kind === 'ok' ? { kind: 'moved', issue: outlined.issue } : outlined;
}

type NotMoved =
  /** It stands there already, so nothing changes. */
  | { readonly kind: 'there' }
  | RefusalOf<'queue-moved' | 'approval-goes' | 'invalid' | 'no-review'>
  | NotAllowed;

function refuseMove(
  actor: Actor,
  { issue, reviews }: LoadedIssue,
  input: IssueGap & {
    readonly voidApproval?: boolean | undefined;
    /** Approvals of these bytes; with four eyes, there may be some that don't suffice yet. */
    readonly given: readonly ApprovalRow[];
  },
): NotMoved | null {
  const { review: id, order, voidApproval = false, given } = input;
  if (!reviews.some((each) => each.id === id)) return { kind: 'no-review', id };
  const standing = reviews.map(queuedReview);
  const place = placeBetween(keepOrder(standing), id, input);
  const version = queueVersion(standing);
  if (place.kind === 'apart' && version !== order) {
    return { kind: 'queue-moved', version, order: reviews.map((each) => each.id) };
  }
  if (place.kind !== 'place') return explainGap(input, place.kind);
  if (place.isThere) return { kind: 'there' };
  const first = given.find((each) => each.content_hash === issue.content_hash);
  if (issue.approved_hash === null && first !== undefined && !voidApproval) {
    return { kind: 'approval-goes', id: issue.id, number: issue.number, approvedBy: first.name };
  }
  return refuseToVoid(actor, { id: issue.id, issue }, voidApproval);
}

/** The positions that change. */
function arrange(reviews: readonly QueuedReview[], gap: IssueGap): readonly Arranged[] {
  const standing = keepOrder(reviews);
  const place = placeBetween(standing, gap.review, gap);
  if (place.kind !== 'place') return [];
  const moved = placeReview(standing, gap.review, place.to);
  const positions = new Map(moved.map(({ id, position }) => [id, position]));
  return standing
    .map(({ id, position }) => ({ id, position: positions.get(id) ?? position }))
    .filter(({ position }, at) => position !== reviews[at]?.position);
}
