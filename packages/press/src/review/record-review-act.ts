import type { Actor, StepName } from '@galley/core/editor';
import type { Database, ReviewRow, Transaction } from '@galley/db';
import { recordAct } from '../door/record-act.ts';

/** Records a step that was taken on a review. */
export const recordReviewAct = async (
  trx: Transaction<Database>,
  actor: Actor,
  step: StepName,
  review: Pick<ReviewRow, 'id' | 'newsletter_id'>,
  at: Date,
): Promise<void> =>
  recordAct(trx, actor, {
    step,
    newsletterId: review.newsletter_id,
    object: { kind: 'review', id: review.id },
    at,
  });
