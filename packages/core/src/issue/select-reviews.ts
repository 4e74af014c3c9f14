import type { Review } from '../review/review.ts';

/** What the queue's order depends on. */
export interface RankedReview {
  readonly id: string;
  readonly review: Pick<Review, 'rating' | 'publishedOn'>;
  readonly pinned: boolean;
  /** The editor's order; null until somebody moves the review. */
  readonly position: number | null;
  readonly queuedAt: Date;
}

/** A review in the queue. */
export interface QueuedReview extends RankedReview {
  readonly review: Review;
}

export type SelectReviews<R extends RankedReview> =
  | {
      readonly kind: 'selected';
      /** In the order of the issue: the first one leads. */
      readonly reviews: readonly R[];
      /** Ready, but over the maximum. */
      readonly carriedOver: readonly R[];
    }
  | { readonly kind: 'too-few'; readonly ready: number };

/**
 * Selects an issue's reviews: everything queued before the cut-off (null: everything), in queue
 * order, up to the maximum; nothing if fewer than the minimum are ready.
 */
export function selectReviews<R extends RankedReview>(input: {
  readonly queue: readonly R[];
  readonly cutOffAt: Date | null;
  readonly minimum: number;
  readonly maximum: number;
}): SelectReviews<R> {
  const { cutOffAt } = input;
  const ready = orderQueue(
    input.queue.filter((review) => cutOffAt === null || review.queuedAt < cutOffAt),
  );
  if (ready.length < input.minimum) return { kind: 'too-few', ready: ready.length };
  return {
    kind: 'selected',
    reviews: ready.slice(0, input.maximum),
    carriedOver: ready.slice(input.maximum),
  };
}

/**
 * Orders the queue: pinned reviews first, then the editor's order (moved reviews before others),
 * then the better rating, the later article, and the earlier queueing time.
 */
export const orderQueue = <R extends RankedReview>(queue: readonly R[]): readonly R[] =>
  queue.toSorted(
    (a, b) =>
      Number(b.pinned) - Number(a.pinned) ||
      compareNullsLast(a.position, b.position) ||
      stars(b) - stars(a) ||
      compareText(b.review.publishedOn ?? '', a.review.publishedOn ?? '') ||
      a.queuedAt.getTime() - b.queuedAt.getTime() ||
      compareText(a.id.padStart(20, '0'), b.id.padStart(20, '0')),
  );

function compareNullsLast(a: number | null, b: number | null): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  return a - b;
}

// 4 of 5 beats 7 of 10; unrated reviews come last.
const stars = ({ review: { rating } }: RankedReview): number =>
  rating === null || rating.max === 0 ? -1 : rating.value / rating.max;

const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
