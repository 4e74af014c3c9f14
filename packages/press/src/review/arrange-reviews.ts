import type { Actor } from '@galley/core/editor';
import type { RefusalOf } from '@galley/contract/refusals';
import { placeBetween, placeReview, type RankedReview } from '@galley/core/issue';
import { placeReviews, updateReview } from '@galley/db';
import type { PressDeps } from '../press-deps.ts';
import { changeReview, type ChangeReview } from './change-review.ts';
import { queuedReview } from '../compile/queued-review.ts';
import { readOrder } from '../compile/ranked-review.ts';
import { explainGap } from '../compile/explain-gap.ts';

/** Removes a review from the queue or from an open issue; `bringBackReview` undoes it. */
export const removeReview = async (
  deps: PressDeps,
  actor: Actor,
  id: string,
): Promise<ChangeReview> =>
  changeReview<never>(deps, actor, 'remove-review', id, {
    waiting: async (trx) => {
      await updateReview(trx, id, { state: 'removed', updated_at: deps.clock() });
      return true;
    },
    compiled: () => ({ drop: { id, state: 'removed' } }),
  });

/** Holds a review: no issue takes it until it is released. */
export const holdReview = async (
  deps: PressDeps,
  actor: Actor,
  id: string,
): Promise<ChangeReview> =>
  changeReview<never>(deps, actor, 'hold-review', id, {
    waiting: async (trx) => {
      await updateReview(trx, id, { state: 'held', updated_at: deps.clock() });
      return true;
    },
    compiled: () => ({ drop: { id, state: 'held' } }),
  });

/**
 * Returns a held review to the queue; its time of queueing is now. With `undo` it keeps the old one,
 * as if it had never been held.
 */
export async function releaseReview(
  deps: PressDeps,
  actor: Actor,
  input: { readonly id: string; readonly undo?: boolean | undefined },
): Promise<ChangeReview> {
  const { id, undo = false } = input;
  return changeReview<never>(deps, actor, 'release-review', id, {
    waiting: async (trx, row) => {
      if (row.state === 'queued') return true;
      const now = deps.clock();
      const queuedAt = undo ? row.queued_at : now;
      await updateReview(trx, id, { state: 'queued', queued_at: queuedAt, updated_at: now });
      return true;
    },
    compiled: null,
  });
}

/**
 * Pins a review to the head of the queue or of the open issue that it is in, or unpins it. A new
 * order voids the approval.
 */
export async function pinReview(
  deps: PressDeps,
  actor: Actor,
  input: { readonly id: string; readonly pinned: boolean },
): Promise<ChangeReview> {
  const { id, pinned } = input;
  return changeReview<never>(deps, actor, 'pin-review', id, {
    waiting: async (trx) => {
      await updateReview(trx, id, { pinned, updated_at: deps.clock() });
      return true;
    },
    compiled: () => ({ arrange: () => [{ id, pinned }] }),
  });
}

/** Where to move a review: to a place from 1, or next to another one. */
export type MoveWish =
  { readonly to: number } | { readonly after: string } | { readonly before: string };

export type MoveReview = ChangeReview | RefusalOf<'invalid'>;

/**
 * Moves a review in the queue, or in the open issue that it is in; a place beyond the end means
 * last. Pinned reviews always stay ahead of the others. Reviews behind it that were never moved stay
 * sorted by rating and date. A new order voids the approval.
 */
export const moveReview = async (
  deps: PressDeps,
  actor: Actor,
  { id, ...wish }: { readonly id: string } & MoveWish,
): Promise<MoveReview> =>
  changeReview(deps, actor, 'move-review', id, {
    waiting: async (trx, row) => {
      if (row.state !== 'queued') return false;
      const order = await readOrder(trx, row.newsletter_id);
      const place = findPlace(order, id, wish);
      if (place.kind !== 'place') return place;
      await placeReviews(trx, placeReview(order, id, place.to));
      await updateReview(trx, id, { updated_at: deps.clock() });
      return true;
    },
    compiled: () => ({
      merge: ({ reviews }) => {
        const place = findPlace(reviews.map(queuedReview), id, wish);
        return place.kind === 'place' ? { kind: 'merged' } : { kind: 'not-merged', because: place };
      },
      arrange: (reviews) => {
        const place = findPlace(reviews, id, wish);
        return place.kind === 'place' ? placeReview(reviews, id, place.to) : [];
      },
    }),
  });

function findPlace(
  reviews: readonly RankedReview[],
  id: string,
  wish: MoveWish,
): { readonly kind: 'place'; readonly to: number } | RefusalOf<'invalid'> {
  if ('to' in wish) return { kind: 'place', to: wish.to };
  const found = placeBetween(reviews, id, wish);
  return found.kind === 'place' ? found : explainGap(wish, found.kind);
}
