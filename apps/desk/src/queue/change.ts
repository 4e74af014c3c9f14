import type { Queue, QueuedReview } from '@galley/contract/review';

/** Something that somebody does to a review of the queue, as they saw the order. */
export type Change =
  | {
      readonly kind: 'move';
      readonly id: string;
      readonly after: string | null;
      readonly before: string | null;
    }
  | { readonly kind: 'pin'; readonly id: string; readonly pinned: boolean }
  | { readonly kind: 'hold'; readonly id: string }
  /** `undo`: to where it was before it was held. */
  | {
      readonly kind: 'release';
      readonly id: string;
      readonly undo: boolean;
      readonly after: string | null;
    }
  | { readonly kind: 'remove'; readonly id: string }
  /** Back to where it was before it was removed. */
  | {
      readonly kind: 'bring-back';
      readonly id: string;
      readonly review: QueuedReview;
      readonly held: boolean;
      readonly after: string | null;
    };

/** A review moves between two others, or to an end. */
export type Move = Extract<Change, { kind: 'move' }>;

type Place = Pick<Move, 'after' | 'before'>;
type Ranked = Pick<QueuedReview, 'id' | 'pinned'>;

/** Reviews in an order; those that are pinned are ahead. */
interface Order {
  readonly reviews: readonly Ranked[];
}

/** The queue as it will be. A change that finds nothing to change leaves it as it is. */
export function applyChange(queue: Queue, change: Change): Queue {
  const { reviews, held } = queue;
  const without = (list: readonly QueuedReview[]) => list.filter(({ id }) => id !== change.id);
  const waiting = reviews.find(({ id }) => id === change.id);
  const kept = held.find(({ id }) => id === change.id);
  switch (change.kind) {
    case 'move':
      return { ...queue, reviews: applyMove(reviews, change) };
    case 'pin': {
      if (waiting === undefined || waiting.pinned === change.pinned) return queue;
      const others = without(reviews);
      const pinned = { ...waiting, pinned: change.pinned };
      return { ...queue, reviews: insert(others, pinned, countPinned(others)) };
    }
    case 'hold':
      return waiting === undefined
        ? queue
        : { ...queue, reviews: without(reviews), held: [waiting, ...held] };
    case 'release':
      return kept === undefined
        ? queue
        : { ...queue, held: without(held), reviews: insertAfter(reviews, kept, change.after) };
    case 'remove':
      return { ...queue, reviews: without(reviews), held: without(held) };
    case 'bring-back':
      if (waiting !== undefined || kept !== undefined) return queue;
      return change.held
        ? { ...queue, held: [change.review, ...held] }
        : { ...queue, reviews: insertAfter(reviews, change.review, change.after) };
  }
}

/** The order as it will be, or as it is if the review or its place is not there. */
export function applyMove<R extends Ranked>(reviews: readonly R[], move: Move): readonly R[] {
  const moved = reviews.find(({ id }) => id === move.id);
  if (moved === undefined) return reviews;
  const others = reviews.filter(({ id }) => id !== move.id);
  const index = indexOf(others, moved, move);
  return index === null ? reviews : [...others.slice(0, index), moved, ...others.slice(index)];
}

/** What takes a change back, made from the queue before it; null if there is nothing to take back. */
export function revertChange(queue: Queue, change: Change): Change | null {
  const { id } = change;
  const index = queue.reviews.findIndex((review) => review.id === id);
  const waiting = queue.reviews[index];
  const after = queue.reviews[index - 1]?.id ?? null;
  switch (change.kind) {
    case 'move':
      return waiting === undefined
        ? null
        : { kind: 'move', id, after, before: queue.reviews[index + 1]?.id ?? null };
    case 'pin':
      return waiting === undefined ? null : { kind: 'pin', id, pinned: !change.pinned };
    case 'hold':
      return waiting === undefined ? null : { kind: 'release', id, undo: true, after };
    case 'release':
      return { kind: 'hold', id };
    case 'remove': {
      const review = waiting ?? queue.held.find((one) => one.id === id);
      const held = waiting === undefined;
      return review === undefined ? null : { kind: 'bring-back', id, review, held, after };
    }
    case 'bring-back':
      return { kind: 'remove', id };
  }
}

/** Where a place is in a queue now; null if neither neighbour is there any more. */
export function placeIn(queue: Order, change: Move): Place | null {
  const review = queue.reviews.find(({ id }) => id === change.id);
  if (review === undefined) return null;
  const others = queue.reviews.filter(({ id }) => id !== change.id);
  const index = indexOf(others, review, change);
  return index === null
    ? null
    : { after: others[index - 1]?.id ?? null, before: others[index]?.id ?? null };
}

export type Direction = 'up' | 'down' | 'first' | 'last';

/**
 * The move of a review one place up or down, or to an end. Pinned reviews stay ahead of the others,
 * so an end is that of its own kind; null if it is there already.
 */
export function moveTowards(queue: Order, id: string, direction: Direction): Move | null {
  const index = queue.reviews.findIndex((review) => review.id === id);
  const to = { up: index - 1, down: index + 1, first: -Infinity, last: Infinity }[direction];
  return moveTo(queue, id, to);
}

/** The move of a review to an index of the order, or as near as its kind can get. */
export function moveTo(queue: Order, id: string, to: number): Move | null {
  const { reviews } = queue;
  const index = reviews.findIndex((review) => review.id === id);
  const review = reviews[index];
  if (review === undefined) return null;
  const pinned = countPinned(reviews);
  const [first, last] = review.pinned ? [0, pinned - 1] : [pinned, reviews.length - 1];
  const place = Math.min(Math.max(to, first), last);
  if (place === index) return null;
  const others = reviews.filter((one) => one.id !== id);
  return {
    kind: 'move',
    id,
    after: others[place - 1]?.id ?? null,
    before: others[place]?.id ?? null,
  };
}

function indexOf(
  others: readonly Ranked[],
  { pinned }: Ranked,
  { after, before }: Place,
): number | null {
  if (after === null && before === null) return others.length === 0 ? 0 : null;
  if (after === null) return pinned ? 0 : countPinned(others);
  const behind = others.findIndex(({ id }) => id === after);
  if (behind !== -1) return behind + 1;
  const ahead = others.findIndex(({ id }) => id === before);
  return ahead === -1 ? null : ahead;
}

function insertAfter(
  reviews: readonly QueuedReview[],
  review: QueuedReview,
  after: string | null,
): QueuedReview[] {
  const wished = reviews.findIndex(({ id }) => id === after) + 1;
  const pinned = countPinned(reviews);
  const index = review.pinned ? Math.min(wished, pinned) : Math.max(wished, pinned);
  return insert(reviews, review, index);
}

const insert = (
  reviews: readonly QueuedReview[],
  review: QueuedReview,
  index: number,
): QueuedReview[] => [...reviews.slice(0, index), review, ...reviews.slice(index)];

/** They are ahead of all others. */
const countPinned = (reviews: readonly Ranked[]): number =>
  reviews.filter(({ pinned }) => pinned).length;
