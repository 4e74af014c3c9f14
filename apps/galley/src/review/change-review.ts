import { issueName } from '@galley/core/issue/name';
import type { ChangedReview } from '@galley/contract/review';
import * as press from '@galley/press/review';
import type { Press } from '../shell/open-press.ts';
import { answerRefusal } from '../shell/answers.ts';
import { ensureEmails } from '../shell/ensure-emails.ts';
import { refuse, type Outcome } from '../shell/outcome.ts';
import type { Shell } from '../shell/shell.ts';
import { withPress } from '../shell/with-press.ts';
import { describePlace } from './review-text.ts';

/** Prints the outcome of a change to a review. */
export function changed(
  change: press.MoveReview | press.BringBackReview | press.RestoreReview | press.ApplyReview,
  notes: (review: ChangedReview) => readonly string[] = () => [],
): Outcome {
  if (change.kind === 'unchanged') {
    return { kind: 'done', json: change.review, text: 'Nothing changed.' };
  }
  if (change.kind !== 'changed') return answerRefusal(change);
  const { review } = change;
  return {
    kind: 'done',
    json: review,
    text: describePlace(review),
    notes: [...notes(review), ...describeIssue(review)],
  };
}

/** What became of the issue that holds the review. */
const describeIssue = ({ id, pending, issue, recompiled }: ChangedReview): readonly string[] => [
  ...(recompiled === null
    ? []
    : [
        `Issue ${issueName(recompiled.number)} was recompiled${recompiled.approvalVoided ? '; its approval is void' : ''}.`,
      ]),
  ...(pending === null || issue === null
    ? []
    : [
        `Issue ${issueName(issue.number)} doesn't hold the edits yet. To apply them: galley review apply ${id}`,
      ]),
];

async function changing(
  shell: Shell,
  step: (deps: Press) => Promise<press.MoveReview | press.BringBackReview>,
  notes?: (review: ChangedReview) => readonly string[],
): Promise<Outcome> {
  // A review in an open issue is rendered again.
  await ensureEmails();
  return withPress(shell, async (deps) => changed(await step(deps), notes));
}

export async function removeReview(
  shell: Shell,
  id: string,
  { off = false, again }: { readonly off?: boolean; readonly again?: boolean },
): Promise<Outcome> {
  if (again === true && !off) return refuse('--again goes with --off.');
  return changing(shell, (deps) =>
    off
      ? press.bringBackReview(deps, deps.actor, { id, again })
      : press.removeReview(deps, deps.actor, id),
  );
}

export const pinReview = async (
  shell: Shell,
  id: string,
  options: { readonly off?: boolean },
): Promise<Outcome> =>
  changing(shell, (deps) =>
    press.pinReview(deps, deps.actor, { id, pinned: options.off !== true }),
  );

export async function moveReview(
  shell: Shell,
  id: string,
  options: { readonly to?: number; readonly after?: string; readonly before?: string },
): Promise<Outcome> {
  const wish = readWish(options);
  if (wish === null) return refuse('Say where: --to PLACE, --after ID or --before ID.');
  return changing(
    shell,
    (deps) => press.moveReview(deps, deps.actor, { id, ...wish }),
    (review) => ('to' in wish ? pinsInTheWay(review, wish.to) : []),
  );
}

function readWish({
  to,
  after,
  before,
}: {
  readonly to?: number;
  readonly after?: string;
  readonly before?: string;
}): press.MoveWish | null {
  if (to !== undefined) return { to };
  if (after !== undefined) return { after };
  return before === undefined ? null : { before };
}

/** Explains why pins kept a review from the requested place. */
function pinsInTheWay(review: ChangedReview, to: number): readonly string[] {
  const { id, pinned, issue } = review;
  const place = review.place ?? issue?.place ?? null;
  if (place === null) return [];
  if (!pinned && place > to) {
    return ['Pinned reviews stay ahead of it. To unpin one: galley review pin ID --off'];
  }
  if (pinned && place < to) {
    return [
      `It is pinned, so it stays ahead of reviews that are not. To unpin it: galley review pin ${id} --off`,
    ];
  }
  return [];
}

export const holdReview = async (
  shell: Shell,
  id: string,
  options: { readonly off?: boolean },
): Promise<Outcome> =>
  changing(shell, (deps) =>
    options.off === true
      ? press.releaseReview(deps, deps.actor, { id })
      : press.holdReview(deps, deps.actor, id),
  );
