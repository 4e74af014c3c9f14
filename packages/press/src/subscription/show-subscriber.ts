import {
  parseEmailAddress,
  suppressionKeys,
  type SubscriptionStatus,
} from '@galley/core/subscription';
import {
  findSubscriberByAddress,
  findSuppression,
  listConsents,
  listSubscriptionsInFull,
} from '@galley/db';
import { newsletterOf } from './newsletter-of.ts';
import type { FieldProblem, NewsletterRef, SubscriptionDeps } from './subscription-deps.ts';

export interface ShownSuppression {
  readonly reason: string;
  readonly detail: string | null;
  readonly since: Date;
}

export interface ShownSubscription {
  readonly newsletter: NewsletterRef;
  readonly status: SubscriptionStatus;
  readonly since: Date;
  readonly confirmedAt: Date | null;
  readonly unsubscribedAt: Date | null;
  readonly consents: readonly {
    readonly kind: string;
    readonly wording: string;
    readonly source: string;
    readonly ip: string | null;
    readonly at: Date;
    /** When the person first agreed, as an imported file tells it. */
    readonly optedInAt: Date | null;
    /** The imported file that this rests on. */
    readonly file: { readonly format: string; readonly sha256: string } | null;
  }[];
}

export type ShowSubscriberOutcome =
  | {
      readonly kind: 'found';
      readonly address: string;
      readonly name: string | null;
      readonly since: Date;
      readonly suppression: ShownSuppression | null;
      readonly subscriptions: readonly ShownSubscription[];
    }
  /** No subscriber; the address may be suppressed all the same. */
  | {
      readonly kind: 'unknown';
      readonly address: string;
      readonly suppression: ShownSuppression | null;
    }
  | { readonly kind: 'invalid'; readonly problems: readonly FieldProblem[] };

/** Everything that is stored about one address, as its owner may ask for it (GDPR, article 15). */
export async function showSubscriber(
  deps: Pick<SubscriptionDeps, 'db' | 'keyring'>,
  input: { readonly address: string },
): Promise<ShowSubscriberOutcome> {
  const email = parseEmailAddress(input.address);
  if (email.kind === 'invalid') {
    return { kind: 'invalid', problems: [{ field: 'email', expected: email.expected }] };
  }
  const row = await findSuppression(deps.db, suppressionKeys(deps.keyring, email.canonical));
  const suppression =
    row === undefined ? null : { reason: row.reason, detail: row.detail, since: row.created_at };
  const subscriber = await findSubscriberByAddress(deps.db, email.canonical);
  if (subscriber === undefined) return { kind: 'unknown', address: email.address, suppression };

  const consents = await listConsents(deps.db, subscriber.id);
  const subscriptions = await listSubscriptionsInFull(deps.db, subscriber.id);
  return {
    kind: 'found',
    address: subscriber.address,
    name: subscriber.name,
    since: subscriber.created_at,
    suppression,
    subscriptions: subscriptions.map((subscription) => ({
      newsletter: newsletterOf(subscription),
      status: subscription.status,
      since: subscription.created_at,
      confirmedAt: subscription.confirmed_at,
      unsubscribedAt: subscription.unsubscribed_at,
      consents: consents
        .filter((consent) => consent.subscription_id === subscription.id)
        .map(({ kind, wording, source, ip, created_at, opted_in_at, file_format, file_hash }) => ({
          kind,
          wording,
          source,
          ip,
          at: created_at,
          optedInAt: opted_in_at,
          file:
            file_format === null || file_hash === null
              ? null
              : { format: file_format, sha256: file_hash },
        })),
    })),
  };
}
