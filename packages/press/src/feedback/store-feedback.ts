import type { Actor } from '@galley/core/editor';
import { insertFeedbackEvents, type NewFeedbackEvent } from '@galley/db';
import { refuse, type NotAllowed } from '../door/allow.ts';
import type { FeedbackDeps } from './apply-feedback.ts';

/**
 * Stores events that the provider signed, for `applyFeedback`. Storing one a second time changes
 * nothing.
 *
 * @returns the events that the database refused, each with its error
 */
export async function storeFeedback(
  { db }: Pick<FeedbackDeps, 'db'>,
  actor: Actor,
  events: readonly NewFeedbackEvent[],
): Promise<
  { readonly kind: 'stored'; readonly refused: ReadonlyMap<NewFeedbackEvent, unknown> } | NotAllowed
> {
  const denied = refuse(actor, 'apply-feedback', null);
  return denied ?? { kind: 'stored', refused: await insertFeedbackEvents(db, events) };
}
