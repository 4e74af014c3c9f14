import { issueName } from '@galley/core/issue/name';
import type { ListedReview } from '@galley/contract/review';
import type { Paint } from '../shell/paint.ts';
import { clip } from '../shell/table.ts';

/** What a list says of a review besides its place: `pinned`, `held`, `issue 3 (draft)`, `edits wait`. */
export function describeState(
  paint: Paint,
  { state, pinned, issue, pending }: ListedReview,
): string {
  const parts = [
    // A pin matters until the review is sent.
    ...(pinned && state !== 'featured' ? [paint.cyan('pinned')] : []),
    ...(state === 'queued' ? [] : [state]),
    ...(issue === null ? [] : [`issue ${issueName(issue.number)} (${issue.state})`]),
    ...(state === 'compiled' && pending !== null ? [paint.yellow('edits wait')] : []),
  ];
  return parts.join(', ');
}

/** One review in a sentence: `Review 3 "Title" is number 2 in the queue.` */
export const describePlace = ({ id, review, ...its }: ListedReview): string =>
  `Review ${id} "${clip(review.title, 60)}" is ${placeOf(its)}.`;

function placeOf({ state, place, issue }: Pick<ListedReview, 'state' | 'place' | 'issue'>): string {
  if (place !== null) return `number ${place} in the queue`;
  return state === 'compiled' && issue !== null
    ? `number ${issue.place} in issue ${issueName(issue.number)}`
    : state;
}
