import type { RefusalOf } from '@galley/contract/refusals';
import type { Actor } from '@galley/core/editor';
import { erasedAddressKey, suppressionKeys, type Keyring } from '@galley/core/subscription';
import {
  deleteSuppressions,
  eraseSubscriber,
  hideDepartures,
  insertSuppression,
  listConsents,
  listDeliveriesTo,
  listIssuesOnTheWire,
  listSubscriptionsInFull,
  lockSubscriberByAddress,
  type Database,
  type SubscriberRow,
  type Transaction,
} from '@galley/db';
import { refuse, type NotAllowed } from '../door/allow.ts';
import { readAddress, type InvalidPerson } from './read-person.ts';
import { recordSubscriberAct } from './record-subscriber-act.ts';
import type { SubscriptionDeps } from './subscription-deps.ts';

/** What an erasure would remove, and from how many deliveries it would take the address. */
interface Foreseen {
  readonly kind: 'foreseen';
  readonly known: boolean;
  readonly subscriptions: number;
  readonly consents: number;
  readonly deliveries: number;
}

export type EraseOutcome =
  | Foreseen
  /** `known`: there was data to erase. */
  | { readonly kind: 'erased'; readonly known: boolean }
  | RefusalOf<'in-flight'>
  | InvalidPerson
  | NotAllowed;

/**
 * Erases a person at their request (GDPR, article 17). Only a keyed hash of the address stays, so
 * that no later import adds it again; without the secret key it identifies nobody. The person can
 * come back by subscribing and confirming. A dry run changes nothing.
 */
export async function erase(
  deps: SubscriptionDeps,
  actor: Actor,
  input: { readonly address: string; readonly dryRun?: boolean },
): Promise<EraseOutcome> {
  const denied = refuse(actor, 'erase-subscriber', null);
  if (denied !== null) return denied;
  const email = readAddress(input.address);
  if (email.kind === 'invalid') return email;
  const now = deps.clock();
  return deps.db.transaction().execute(async (trx): Promise<EraseOutcome> => {
    const subscriber = await lockSubscriberByAddress(trx, email.canonical);
    if (subscriber !== undefined) {
      const issues = await listIssuesOnTheWire(trx, subscriber.id);
      if (issues.length > 0) return { kind: 'in-flight', issues };
    }
    if (input.dryRun === true) return foresee(trx, subscriber);
    if (subscriber !== undefined) await eraseSubscriber(trx, subscriber);
    await suppressErased(trx, deps.keyring, email.canonical, now);
    await recordSubscriberAct(trx, actor, 'erase-subscriber', subscriber, { at: now });
    return { kind: 'erased', known: subscriber !== undefined };
  });
}

/** Leaves a keyed hash of an address, in place of any other suppression of it. */
export async function suppressErased(
  trx: Transaction<Database>,
  keyring: Keyring,
  canonical: string,
  now: Date,
): Promise<void> {
  await deleteSuppressions(trx, suppressionKeys(keyring, canonical));
  const key = erasedAddressKey(keyring, canonical);
  await insertSuppression(trx, { key, reason: 'erasure', detail: null, now });
  await hideDepartures(trx, canonical, key);
}

async function foresee(
  trx: Transaction<Database>,
  subscriber: SubscriberRow | undefined,
): Promise<Foreseen> {
  const nothing = { kind: 'foreseen', subscriptions: 0, consents: 0, deliveries: 0 } as const;
  if (subscriber === undefined) return { ...nothing, known: false };
  return {
    kind: 'foreseen',
    known: true,
    subscriptions: (await listSubscriptionsInFull(trx, subscriber)).length,
    consents: (await listConsents(trx, subscriber)).length,
    deliveries: (await listDeliveriesTo(trx, subscriber.id)).length,
  };
}
