import type { ListedReview } from '@galley/contract/review';
import type { Paint } from '../shell/paint.ts';
import { clip } from '../shell/table.ts';

/** `pinned`, `held`, `in issue 3 (draft)`: what a list says besides the place. */
export const standing = (paint: Paint, { state, pinned, issue }: ListedReview): string => {
  const parts = [
    // Where a pin no longer moves anything it is not worth a word.
    ...(pinned && (state === 'queued' || state === 'held') ? [paint.cyan('pinned')] : []),
    ...(state === 'queued' ? [] : [state]),
    ...(issue === null ? [] : [`issue ${issue.number} (${issue.state})`]),
  ];
  return parts.join(', ');
};

/** One review in a sentence: `Review 3 "Title" is now number 2 in the queue.` */
export const stands = ({ id, review, state, place }: ListedReview): string =>
  `Review ${id} "${clip(review.title, 60)}" ${
    place === null ? `is ${state}` : `is number ${place} in the queue`
  }.`;
