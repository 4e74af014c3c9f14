import type { RefusalOf } from '@galley/contract/refusals';
import type { Subscriber } from '@galley/contract/subscriber';
import type { Actor } from '@galley/core/editor';
import { suppressionKeys } from '@galley/core/subscription';
import {
  findSubscriberByAddress,
  findSuppression,
  listConsents,
  listDeliveriesTo,
  listNoticesTo,
  listSubscriptionsInFull,
} from '@galley/db';
import { refuse, type NotAllowed } from '../door/allow.ts';
import { presentSubscriber } from './present-subscriber.ts';
import { readAddress, type InvalidPerson } from './read-person.ts';
import type { SubscriptionDeps } from './subscription-deps.ts';

export type ShowSubscriberOutcome =
  | { readonly kind: 'found'; readonly subscriber: Subscriber }
  | RefusalOf<'no-subscriber'>
  | InvalidPerson
  | NotAllowed;

/**
 * Shows everything stored about an address, as its owner may request (GDPR, article 15). An address
 * can be suppressed without having a subscriber.
 */
export async function showSubscriber(
  { db, keyring }: Pick<SubscriptionDeps, 'db' | 'keyring'>,
  actor: Actor,
  input: { readonly address: string },
): Promise<ShowSubscriberOutcome> {
  const denied = refuse(actor, 'see-readers', null);
  if (denied !== null) return denied;
  const email = readAddress(input.address);
  if (email.kind === 'invalid') return email;
  const { address, canonical } = email;
  const subscriber = await readEverything({ db, keyring }, { address, canonical });
  return subscriber === null ? { kind: 'no-subscriber', address } : { kind: 'found', subscriber };
}

/** Reads all that is stored about an address; null if that is nothing. */
export async function readEverything(
  { db, keyring }: Pick<SubscriptionDeps, 'db' | 'keyring'>,
  { address, canonical }: { readonly address: string; readonly canonical: string },
): Promise<Subscriber | null> {
  const suppression = await findSuppression(db, suppressionKeys(keyring, canonical));
  const subscriber = await findSubscriberByAddress(db, canonical);
  if (subscriber === undefined && suppression === undefined) return null;
  const [consents, subscriptions, deliveries, notices] =
    subscriber === undefined
      ? [[], [], [], []]
      : [
          await listConsents(db, subscriber.id),
          await listSubscriptionsInFull(db, subscriber.id),
          await listDeliveriesTo(db, subscriber.id),
          await listNoticesTo(db, subscriber.id),
        ];
  const known = { subscriber, suppression, subscriptions, consents, deliveries, notices };
  return presentSubscriber(address, known);
}
