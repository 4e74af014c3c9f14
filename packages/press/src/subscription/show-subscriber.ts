import type { RefusalOf } from '@galley/contract/refusals';
import type { Subscriber } from '@galley/contract/subscriber';
import type { Actor } from '@galley/core/editor';
import { matchesHashedIp, spellIp, suppressionKeys, type Keyring } from '@galley/core/subscription';
import {
  findSubscriberByAddress,
  findSuppression,
  listConsents,
  listDeliveriesTo,
  listNoticesTo,
  listSubscriptionsInFull,
} from '@galley/db';
import { refuse, type NotAllowed } from '../door/allow.ts';
import { fieldProblem } from '../field-problem.ts';
import { presentSubscriber } from './present-subscriber.ts';
import { readAddress } from './read-person.ts';
import type { SubscriptionDeps } from './subscription-deps.ts';

const AN_IP = 'an IP address such as 203.0.113.7 or 2001:db8::1';

export type ShowSubscriberOutcome =
  | { readonly kind: 'found'; readonly subscriber: Subscriber }
  | RefusalOf<'no-subscriber' | 'invalid'>
  | NotAllowed;

/**
 * Shows everything stored about an address, as its owner may request (GDPR, article 15). An address
 * can be suppressed without having a subscriber. With an IP address, each consent says whether it came
 * from there; stored are only hashes, which can be compared but not read.
 */
export async function showSubscriber(
  { db, keyring }: Pick<SubscriptionDeps, 'db' | 'keyring'>,
  actor: Actor,
  input: { readonly address: string; readonly ip?: string | null },
): Promise<ShowSubscriberOutcome> {
  const denied = refuse(actor, 'see-readers', null);
  if (denied !== null) return denied;
  const email = readAddress(input.address);
  if (email.kind === 'invalid') return email;
  const { ip = null } = input;
  if (ip !== null && spellIp(ip) === null) {
    return { kind: 'invalid', problems: [fieldProblem('ip', ip, AN_IP)] };
  }
  const { address, canonical } = email;
  const subscriber = await readEverything({ db, keyring }, { address, canonical });
  if (subscriber === null) return { kind: 'no-subscriber', address };
  return {
    kind: 'found',
    subscriber: ip === null ? subscriber : compareIp(keyring, subscriber, ip),
  };
}

const compareIp = (keyring: Keyring, subscriber: Subscriber, ip: string): Subscriber => ({
  ...subscriber,
  subscriptions: subscriber.subscriptions.map((subscription) => ({
    ...subscription,
    consents: subscription.consents.map((consent) => ({
      ...consent,
      fromIp: consent.ip !== null && matchesHashedIp(keyring, consent.ip, ip),
    })),
  })),
});

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
          await listConsents(db, subscriber),
          await listSubscriptionsInFull(db, subscriber),
          await listDeliveriesTo(db, subscriber.id),
          await listNoticesTo(db, subscriber),
        ];
  const known = { subscriber, suppression, subscriptions, consents, deliveries, notices };
  return presentSubscriber(address, known);
}
