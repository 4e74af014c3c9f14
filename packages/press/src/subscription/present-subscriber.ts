import type * as contract from '@galley/contract/subscriber';
import { parseChoice } from '@galley/core/subscription';
import type {
  ConsentRow,
  DeliveryTo,
  NoticeTo,
  ExportedSubscriber,
  SubscriberRow,
  SubscriptionInFull,
  SuppressionRow,
} from '@galley/db';
import { iso } from '../iso.ts';

/** Turns what is stored about an address into the contract's shape. */
export const presentSubscriber = (
  address: string,
  {
    subscriber,
    suppression,
    subscriptions,
    consents,
    deliveries,
    notices,
  }: {
    readonly subscriber: SubscriberRow | undefined;
    readonly suppression: SuppressionRow | undefined;
    readonly subscriptions: readonly SubscriptionInFull[];
    readonly consents: readonly ConsentRow[];
    readonly deliveries: readonly DeliveryTo[];
    readonly notices: readonly NoticeTo[];
  },
): contract.Subscriber => ({
  id: subscriber?.id ?? null,
  address: subscriber?.address ?? address,
  name: subscriber?.name ?? null,
  since: iso(subscriber?.created_at),
  suppression:
    suppression === undefined
      ? null
      : {
          reason: suppression.reason,
          detail: suppression.detail,
          since: suppression.created_at.toISOString(),
        },
  subscriptions: subscriptions.map((subscription) => ({
    newsletter: {
      id: subscription.newsletter_id,
      slug: subscription.newsletter_slug,
      title: subscription.newsletter_title,
    },
    status: subscription.status,
    since: subscription.created_at.toISOString(),
    confirmedAt: iso(subscription.confirmed_at),
    unsubscribedAt: iso(subscription.unsubscribed_at),
    preferences: presentPreferences(subscription),
    consents: consents
      .filter((consent) => consent.subscription_id === subscription.id)
      .map(presentConsent),
    issues: deliveries
      .filter((delivery) => delivery.subscription_id === subscription.id)
      .map(presentDelivery),
    notices: notices
      .filter((notice) => notice.subscription_id === subscription.id)
      .map(({ kind, state, created_at: at }) => ({ kind, state, at: at.toISOString() })),
  })),
});

/** What a reader has chosen; topics by their keys. */
const presentPreferences = (
  row: SubscriptionInFull,
): contract.Subscriber['subscriptions'][number]['preferences'] => ({
  ...parseChoice(row.choice),
  rhythm: row.rhythm,
  pausedUntil: iso(row.paused_until),
  catchUpSince: iso(row.catch_up_since),
});

const presentConsent = ({
  kind,
  wording,
  wording_version: version,
  source,
  ip,
  created_at: at,
  opted_in_at: optedInAt,
  file_format: format,
  file_hash: sha256,
}: ConsentRow): contract.Subscriber['subscriptions'][number]['consents'][number] => ({
  kind,
  wording,
  version,
  source,
  ip,
  at: at.toISOString(),
  optedInAt: iso(optedInAt),
  file: format === null || sha256 === null ? null : { format, sha256 },
});

const presentDelivery = ({
  number,
  subject,
  state,
  reason,
  failure,
  ...at
}: DeliveryTo): contract.Subscriber['subscriptions'][number]['issues'][number] => ({
  number,
  subject,
  releasedAt: iso(at.released_at),
  state,
  reason,
  deliveredAt: iso(at.delivered_at),
  bouncedAt: iso(at.bounced_at),
  complainedAt: iso(at.complained_at),
  failedAt: iso(at.failed_at),
  failure,
});

/** Turns a row of an export into the contract's shape. */
export const presentExported = (row: ExportedSubscriber): contract.ExportedSubscriber => ({
  ...row,
  created_at: iso(row.created_at),
  confirmed_at: iso(row.confirmed_at),
  unsubscribed_at: iso(row.unsubscribed_at),
  paused_until: iso(row.paused_until),
  catch_up_since: iso(row.catch_up_since),
});
