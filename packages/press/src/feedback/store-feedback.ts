import type { Actor } from '@galley/core/editor';
import { keepClick, readClick, type ClickEvent } from '@galley/core/click';
import { forgetTracking } from '@galley/core/feedback';
import {
  insertFeedbackEvents,
  installationId,
  listCountedLinks,
  type Database,
  type Kysely,
  type NewFeedbackEvent,
} from '@galley/db';
import { refuse, type NotAllowed } from '../door/allow.ts';
import type { FeedbackDeps } from './apply-feedback.ts';

/**
 * Stores events that the provider signed, for `applyFeedback`. Storing one a second time changes
 * nothing. Of opens and clicks it stores only that the mail arrived, unless the newsletter counts
 * clicks: then also which link of the issue it was.
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
  const keep = await keepingClicks(db, events);
  const given = new Map(events.map((event) => [{ ...event, payload: keep(event) }, event]));
  const refused = await insertFeedbackEvents(db, [...given.keys()]);
  return {
    kind: 'stored',
    refused: new Map([...refused].map(([event, why]) => [given.get(event) ?? event, why])),
  };
}

/** What to store of each event. Only clicks ask the database anything. */
async function keepingClicks(
  db: Kysely<Database>,
  events: readonly NewFeedbackEvent[],
): Promise<(event: NewFeedbackEvent) => unknown> {
  const clicks = new Map<NewFeedbackEvent, ClickEvent>();
  for (const event of events) {
    const click = readClick(event.type, event.payload);
    if (click !== null) clicks.set(event, click);
  }
  const forget = (event: NewFeedbackEvent) => forgetTracking(event.type, event.payload);
  if (clicks.size === 0) return forget;
  const installation = await installationId(db);
  const issueIds = [...new Set([...clicks.values()].map(({ issueId }) => issueId))];
  const counted = await listCountedLinks(db, issueIds);
  return (event) => {
    const click = clicks.get(event);
    const link =
      click?.installation === installation
        ? counted.get(click.issueId)?.get(click.link)
        : undefined;
    return click === undefined || link === undefined
      ? forget(event)
      : keepClick(forget(event), { ...click, link });
  };
}
