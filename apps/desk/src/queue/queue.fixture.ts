import type { Queue, QueuedReview } from '@galley/contract/review';

export const reviewOf = (id: string, pinned = false): QueuedReview => ({
  id,
  slug: id,
  title: id,
  outlet: 'WIRED',
  authors: [],
  rating: null,
  publishedOn: null,
  url: null,
  topics: [],
  pinned,
  queuedAt: '2026-11-20T10:00:00Z',
  updatedAt: '2026-11-20T10:00:00Z',
  version: 1,
  featured: null,
});

const reviewsOf = (ids: string, pinned: boolean): QueuedReview[] =>
  ids.split('').map((id) => reviewOf(id, pinned));

/** A queue whose reviews are named by letters. */
export const queueOf = (pinned: string, others: string, held = ''): Queue => ({
  newsletter: 'sample',
  version: pinned + others,
  reviews: [...reviewsOf(pinned, true), ...reviewsOf(others, false)],
  held: reviewsOf(held, false),
  minimum: 1,
  maximum: 5,
  next: null,
  timeZone: 'UTC',
});

export const orderOf = ({ reviews }: Queue): string => reviews.map(({ id }) => id).join('');
