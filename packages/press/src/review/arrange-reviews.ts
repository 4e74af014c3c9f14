import type { Actor } from '@galley/core/editor';
import { placeReview } from '@galley/core/issue';
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
  return changeReview(deps, actor, 'pin-review', id, {
    waiting: async (trx) => {
      await updateReview(trx, id, { pinned, updated_at: deps.clock() });
      return true;
    },
    compiled: () => ({ arrange: () => [{ id, pinned }] }),
  });
}

/**
 * Moves a review to a place in the queue, or in the open issue that it is in, from 1; a place
 * beyond the end means last. Pinned reviews always stay ahead of the others. Reviews behind it that
 * were never moved stay sorted by rating and date. A new order voids the approval.
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
      const queue = (await listQueuedReviews(trx, row.newsletter_id)).map(queuedReview);
      const now = deps.clock();
      for (const { id: changed, position } of placeReview(queue, id, to)) {
        await updateReview(trx, changed, { position, updated_at: now });
      }
      return true;
    },
    compiled: () => ({ arrange: (reviews) => placeReview(reviews, id, to) }),
  });
}
