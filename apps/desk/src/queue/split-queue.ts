import type { Queue, QueuedReview } from '@galley/contract/review';

/** A part of the queue as the screen shows it. */
export interface QueuePartOf {
  readonly kind: 'next' | 'later' | 'held';
  readonly reviews: readonly { readonly review: QueuedReview; readonly place: number | null }[];
}

/** What the next issue may take, what waits behind it, and what is held; only of those `shown`. */
export function splitQueue(
  { reviews, maximum, next }: Queue,
  shown: readonly QueuedReview[],
  held: readonly QueuedReview[],
): readonly QueuePartOf[] {
  const places = new Map(reviews.map(({ id }, index) => [id, index + 1]));
  const placed = shown.map((review) => ({ review, place: places.get(review.id) ?? null }));
  const most = next === null ? 0 : maximum;
  const parts: readonly QueuePartOf[] = [
    { kind: 'next', reviews: placed.filter(({ place }) => (place ?? 0) <= most) },
    { kind: 'later', reviews: placed.filter(({ place }) => (place ?? 0) > most) },
    { kind: 'held', reviews: held.map((review) => ({ review, place: null })) },
  ];
  return parts.filter((part) => part.reviews.length > 0);
}
