import type { Actor } from '@galley/core/editor';
import { forgetTracking } from '@galley/core/feedback';
import { insertFeedbackEvents, type NewFeedbackEvent } from '@galley/db';
import { refuse, type NotAllowed } from '../door/allow.ts';
import type { FeedbackDeps } from './apply-feedback.ts';

/**
 * Stores events that the provider signed, for `applyFeedback`. Storing one a second time changes
 * nothing. Of opens and clicks it stores only that the mail arrived.
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
  if (denied !== null) return denied;
  const given = new Map(
    events.map((event) => [
      { ...event, payload: forgetTracking(event.type, event.payload) },
      event,
    ]),
  );
  const refused = await insertFeedbackEvents(db, [...given.keys()]);
  return {
    kind: 'stored',
    refused: new Map([...refused].map(([event, why]) => [given.get(event) ?? event, why])),
  };
}
