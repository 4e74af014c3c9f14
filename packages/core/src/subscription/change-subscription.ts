import type { SubscriptionStatus } from './subscription-status.ts';

/** Every legal change of a subscription's status; the tests reject every other. */
export const SUBSCRIPTION_EDGES: Readonly<
  Record<SubscriptionStatus, readonly SubscriptionStatus[]>
> = {
  pending: ['confirmed', 'unsubscribed'],
  confirmed: ['unsubscribed'],
  unsubscribed: ['confirmed'],
};

export interface SubscriptionPosition {
  readonly status: SubscriptionStatus;
  /** Counts requests and departures; a confirmation link works only for its own round. */
  readonly round: number;
}

export type SubscriptionEvent =
  | { readonly kind: 'request' }
  | { readonly kind: 'confirm'; readonly round: number }
  /** `wasAsked`: somebody has asked to subscribe them since they left. */
  | { readonly kind: 'unsubscribe'; readonly wasAsked?: boolean }
  /** Takes back the departure that began a round; only who was confirmed before it may. */
  | { readonly kind: 'return'; readonly round: number };

export type SubscriptionChange =
  | ({ readonly kind: 'changed' } & SubscriptionPosition)
  /** Already as requested. */
  | { readonly kind: 'unchanged' }
  /** The link belongs to an earlier request, or the reader has left since. */
  | { readonly kind: 'spent' };

/**
 * Applies an event to a subscription (`null`: there is none yet).
 *
 * A request starts a new round, but anybody can make one, so it never moves a reader who left back
 * to `pending`: they stay unsubscribed until they confirm. Unsubscribing starts a new round too, so
 * that no earlier link brings the reader back; so does doing it again after such a request.
 */
export function changeSubscription(
  current: SubscriptionPosition | null,
  event: SubscriptionEvent,
): SubscriptionChange {
  if (current === null) {
    return event.kind === 'request'
      ? { kind: 'changed', status: 'pending', round: 1 }
      : { kind: 'spent' };
  }
  const { status, round } = current;
  switch (event.kind) {
    case 'request':
      if (status === 'confirmed') return { kind: 'unchanged' };
      return { kind: 'changed', status, round: round + 1 };
    case 'confirm':
      if (event.round !== round) return { kind: 'spent' };
      if (status === 'confirmed') return { kind: 'unchanged' };
      return { kind: 'changed', status: 'confirmed', round };
    case 'unsubscribe':
      if (status === 'unsubscribed' && event.wasAsked !== true) return { kind: 'unchanged' };
      return { kind: 'changed', status: 'unsubscribed', round: round + 1 };
    case 'return':
      if (event.round !== round) return { kind: 'spent' };
      if (status === 'confirmed') return { kind: 'unchanged' };
      return status === 'unsubscribed'
        ? { kind: 'changed', status: 'confirmed', round }
        : { kind: 'spent' };
  }
}
