import * as press from '@galley/press/review';
import type { Press } from '../shell/open-press.ts';
import { answerRefusal } from '../shell/answers.ts';
import { ensureEmails } from '../shell/ensure-emails.ts';
import type { Outcome } from '../shell/outcome.ts';
import type { Shell } from '../shell/shell.ts';
import { withPress } from '../shell/with-press.ts';
import { stands } from './review-text.ts';

/** How a change of a queued review ended, for people. */
export const changed = (
  change: press.ChangeReview,
  notes: (review: press.ListedReview) => readonly string[] = () => [],
): Outcome => {
  switch (change.kind) {
    case 'wrong-state':
      return {
        kind: 'failed',
        problem: `${stands(change.review)} Only what has not been sent or removed can be changed.`,
      };
    case 'last-in-issue':
      return {
        kind: 'failed',
        problem: `It is the only review of issue ${change.number}. Cancel that first: galley issue cancel ${change.number}`,
      };
    case 'changed': {
      const { issue, review } = change;
      return {
        kind: 'done',
        json: { ...review, recompiled: issue },
        text: stands(review),
        notes: [
          ...notes(review),
          ...(issue === null
            ? []
            : [
                `Issue ${issue.number} was compiled again${issue.approvalVoided ? '; its approval is void' : ''}.`,
              ]),
        ],
      };
    }
    default:
      return answerRefusal(change);
  }
};

const changing = async (
  shell: Shell,
  step: (deps: Press) => Promise<press.ChangeReview>,
  notes?: (review: press.ListedReview) => readonly string[],
): Promise<Outcome> => {
  // What is in an open issue is rendered again.
  await ensureEmails();
  return withPress(shell, async (deps) => changed(await step(deps), notes));
};

export const removeReview = async (shell: Shell, id: string): Promise<Outcome> =>
  changing(shell, (deps) => press.removeReview(deps, deps.actor, id));

export const pinReview = async (
  shell: Shell,
  id: string,
  options: { readonly off?: boolean },
): Promise<Outcome> =>
  changing(shell, (deps) =>
    press.pinReview(deps, deps.actor, { id, pinned: options.off !== true }),
  );

export const moveReview = async (
  shell: Shell,
  id: string,
  options: { readonly to: number },
): Promise<Outcome> =>
  changing(
    shell,
    (deps) => press.moveReview(deps, deps.actor, { id, to: options.to }),
    (review) => pinsInTheWay(review, options.to),
  );

/** Why a review did not get the place that was asked for: pinned ones stay before the others. */
const pinsInTheWay = ({ id, pinned, place }: press.ListedReview, to: number): readonly string[] => {
  if (place === null) return [];
  if (!pinned && place > to) {
    return ['Pinned reviews stay before it. To let one go: galley review pin ID --off'];
  }
  if (pinned && place < to) {
    return [
      `It is pinned, so it stays before what is not. To let it go: galley review pin ${id} --off`,
    ];
  }
  return [];
};

export const holdReview = async (
  shell: Shell,
  id: string,
  options: { readonly off?: boolean },
): Promise<Outcome> =>
  changing(shell, (deps) =>
    options.off === true
      ? press.releaseReview(deps, deps.actor, id)
      : press.holdReview(deps, deps.actor, id),
  );
