import type { ListedReview } from '@galley/contract/review';
import type { Paint } from '../shell/paint.ts';
import { clip } from '../shell/table.ts';

/** What a list says besides the place: `pinned`, `held`, `issue 3 (draft)`. */
export function describeState(paint: Paint, { state, pinned, issue }: ListedReview): string {
  const parts = [
    // A pin matters only while the review waits.
    ...(pinned && (state === 'queued' || state === 'held') ? [paint.cyan('pinned')] : []),
    ...(state === 'queued' ? [] : [state]),
    ...(issue === null ? [] : [`issue ${issue.number} (${issue.state})`]),
  ];
  return parts.join(', ');
}

/** One review in a sentence: `Review 3 "Title" is number 2 in the queue.` */
export const describePlace = ({ id, review, state, place }: ListedReview): string =>
  `Review ${id} "${clip(review.title, 60)}" ${
    place === null ? `is ${state}` : `is number ${place} in the queue`
  }.`;
