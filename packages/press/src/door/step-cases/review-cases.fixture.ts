import type { StepName } from '@galley/core/editor';
import { owner } from '../../../../../test/kit/owner.ts';
import { testReview } from '../../press.fixture.ts';
import * as review from '../../review/index.ts';
import { onReview, type StepCase } from './world.fixture.ts';

/** Steps on reviews. */
export const REVIEW_CASES = {
  'queue-review': async ({ deps, made }) => ({
    take: (actor) =>
      review.queueReview(deps, actor, { newsletter: made.slug, review: testReview('New') }),
    on: 'review',
  }),
  'edit-review': onReview((deps, actor, id) =>
    review.editReview(deps, actor, { id, review: testReview('Better') }),
  ),
  'apply-review': async (world) => {
    await world.draft();
    const { deps, made } = world;
    const listed = await review.listReviews(deps, owner, { newsletter: made.slug, all: true });
    const id = listed.kind === 'ok' ? (listed.reviews[0]?.id ?? '') : '';
    await review.editReview(deps, owner, { id, review: testReview('Better') });
    return { take: (actor) => review.applyReview(deps, actor, { id }), on: 'review', id };
  },
  'correct-review': async ({ deps, made, sending }) => {
    await sending();
    const listed = await review.listReviews(deps, owner, { newsletter: made.slug, all: true });
    const id = listed.kind === 'ok' ? (listed.reviews[0]?.id ?? '') : '';
    const correction = { id, review: testReview('Better'), note: 'A name was wrong.' };
    return { take: (actor) => review.correctReview(deps, actor, correction), on: 'review', id };
  },
  'remove-review': onReview(review.removeReview),
  'hold-review': onReview(review.holdReview),
  'release-review': async ({ deps, queue }) => {
    const id = await queue();
    await review.holdReview(deps, owner, id);
    return { take: (actor) => review.releaseReview(deps, actor, { id }), on: 'review', id };
  },
  'bring-back-review': async ({ deps, queue }) => {
    const id = await queue();
    await review.removeReview(deps, owner, id);
    return { take: (actor) => review.bringBackReview(deps, actor, { id }), on: 'review', id };
  },
  'pin-review': onReview((deps, actor, id) => review.pinReview(deps, actor, { id, pinned: true })),
  'move-review': onReview((deps, actor, id) => review.moveReview(deps, actor, { id, to: 1 })),
} satisfies Partial<Record<StepName, StepCase>>;
