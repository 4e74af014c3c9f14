import { orderQueue, type RankedReview } from './select-reviews.ts';

/**
 * Where to put a review: right behind one, right ahead of another. Null is the end of the queue; a
 * side that is left out can be anything.
 */
export interface Gap {
  readonly after?: string | null | undefined;
  readonly before?: string | null | undefined;
}

export type PlaceBetween =
  /** The place, from 1; `isThere` if the review already stands at it. */
  | { readonly kind: 'place'; readonly to: number; readonly isThere: boolean }
  /** The two aren't neighbours, or one isn't in the queue. */
  | { readonly kind: 'apart' }
  /** A pinned review would stand behind one that is not. */
  | { readonly kind: 'across-pins' };

/** Finds the place of a gap in the queue, with the moved review left aside. */
export function placeBetween(
  reviews: readonly RankedReview[],
  id: string,
  { after, before }: Gap,
): PlaceBetween {
  const queue = orderQueue(reviews);
  const moved = queue.find((review) => review.id === id);
  const others = queue.filter((review) => review !== moved);
  const idAt = (place: number) => others[place]?.id ?? null;
  const place = [...others.keys(), others.length].find(
    (each) =>
      (after === undefined || idAt(each - 1) === after) &&
      (before === undefined || idAt(each) === before),
  );
  if (place === undefined) return { kind: 'apart' };
  const pins = others.filter(({ pinned }) => pinned).length;
  if (moved?.pinned === true ? place > pins : place < pins) return { kind: 'across-pins' };
  return { kind: 'place', to: place + 1, isThere: queue[place] === moved };
}
