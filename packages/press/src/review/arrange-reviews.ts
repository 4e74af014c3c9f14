import type { Actor } from '@galley/core/editor';
import { orderQueue } from '@galley/core/issue';
import { listQueuedReviews, updateReview } from '@galley/db';
import type { PressDeps } from '../press-deps.ts';
import { changeReview, type ChangeReview } from './change-review.ts';
import { queuedReview } from '../compile/queued-review.ts';

/** Removes a review for good, from the queue or from an open issue. */
export const removeReview = async (
  deps: PressDeps,
  actor: Actor,
  id: string,
): Promise<ChangeReview> =>
  changeReview(deps, actor, 'remove-review', id, {
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
  changeReview(deps, actor, 'hold-review', id, {
    waiting: async (trx) => {
      await updateReview(trx, id, { state: 'held', updated_at: deps.clock() });
      return true;
    },
    compiled: () => ({ drop: { id, state: 'held' } }),
  });

/** Returns a held review to the queue; its time of queueing is now. */
export const releaseReview = async (
  deps: PressDeps,
  actor: Actor,
  id: string,
): Promise<ChangeReview> =>
  changeReview(deps, actor, 'release-review', id, {
    waiting: async (trx, row) => {
      const now = deps.clock();
      if (row.state === 'queued') return true;
      await updateReview(trx, id, { state: 'queued', queued_at: now, updated_at: now });
      return true;
    },
    compiled: null,
  });

/** Pins a waiting review to the head of the queue, or unpins it. */
export async function pinReview(
  deps: PressDeps,
  actor: Actor,
  input: { readonly id: string; readonly pinned: boolean },
): Promise<ChangeReview> {
  const { id, pinned } = input;
  return changeReview(deps, actor, 'pin-review', id, {
    waiting: async (trx) => {
      await updateReview(trx, id, { pinned, updated_at: deps.clock() });
      return true;
    },
    compiled: null,
  });
}

/**
 * Moves a review to a place in the queue, from 1; a place beyond the end means last. Pinned reviews
 * always stay ahead of the others. Reviews behind it that were never moved stay sorted by rating
 * and date.
 */
export async function moveReview(
  deps: PressDeps,
  actor: Actor,
  input: { readonly id: string; readonly to: number },
): Promise<ChangeReview> {
  const { id, to } = input;
  return changeReview(deps, actor, 'move-review', id, {
    waiting: async (trx, row) => {
      if (row.state !== 'queued') return false;
      const rows = await listQueuedReviews(trx, row.newsletter_id);
      const queue = orderQueue(rows.map(queuedReview));
      const moved = queue.filter((review) => review.id === id);
      const others = queue.filter((review) => review.id !== id);
      const place = Math.min(Math.max(Math.trunc(to), 1), queue.length) - 1;
      const order = [...others.slice(0, place), ...moved, ...others.slice(place)];
      const last = Math.max(
        place,
        order.findLastIndex((review) => review.position !== null),
      );
      const now = deps.clock();
      for (const [index, review] of order.slice(0, last + 1).entries()) {
        if (review.position === index + 1) continue;
        await updateReview(trx, review.id, { position: index + 1, updated_at: now });
      }
      return true;
    },
    compiled: null,
  });
}
