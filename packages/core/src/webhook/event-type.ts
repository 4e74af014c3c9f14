/** What a target can hear of: the noun, and what has happened to it. */
export const WEBHOOK_EVENTS = [
  'issue.compiled',
  'issue.approved',
  'issue.approval_voided',
  'issue.released',
  'issue.held',
  'issue.paused',
  'issue.resumed',
  'issue.sent',
  'issue.cancelled',
  'subscription.confirmed',
  'subscription.unsubscribed',
  'subscriber.address_changed',
  'subscriber.suppressed',
  'subscriber.suppression_lifted',
  'subscriber.erased',
] as const;

export type WebhookEventType = (typeof WEBHOOK_EVENTS)[number];

/** Asked for by hand; every target hears it. */
export const WEBHOOK_TEST = 'webhook.test';

/**
 * The events that a wish names, in the order of the list: `issue.sent`, `issue.*` for all of a noun,
 * `*` for all; null if it names none.
 */
export function eventsNamed(wish: string): readonly WebhookEventType[] | null {
  const named = WEBHOOK_EVENTS.filter(
    (type) => wish === type || wish === '*' || wish === `${type.slice(0, type.indexOf('.'))}.*`,
  );
  return named.length === 0 ? null : named;
}
