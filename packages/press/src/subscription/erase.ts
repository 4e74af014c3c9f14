import type { RefusalOf } from '@galley/contract/refusals';
import type { Actor } from '@galley/core/editor';
import { erasedAddressKey, suppressionKeys } from '@galley/core/subscription';
import {
  deleteSuppressions,
  eraseSubscriber,
  insertSuppression,
  listIssuesOnTheWire,
  lockSubscriberByAddress,
} from '@galley/db';
import { refuse, type NotAllowed } from '../door/allow.ts';
import { readAddress, type InvalidPerson } from './read-person.ts';
import { recordSubscriberAct } from './record-subscriber-act.ts';
import type { SubscriptionDeps } from './subscription-deps.ts';

export type EraseOutcome =
  /** `known`: there was data to erase. */
  | { readonly kind: 'erased'; readonly known: boolean }
  | RefusalOf<'in-flight'>
  | InvalidPerson
  | NotAllowed;

/**
 * Erases a person at their request (GDPR, article 17). Only a keyed hash of the address stays, so
 * that no later import adds it again; without the secret key it identifies nobody. The person can
 * come back by subscribing and confirming.
 */
export async function erase(
  deps: SubscriptionDeps,
  actor: Actor,
  input: { readonly address: string },
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
      await eraseSubscriber(trx, subscriber);
    }
    await deleteSuppressions(trx, suppressionKeys(deps.keyring, email.canonical));
    await insertSuppression(trx, {
      key: erasedAddressKey(deps.keyring, email.canonical),
      reason: 'erasure',
      detail: null,
      now,
    });
    await recordSubscriberAct(trx, actor, 'erase-subscriber', subscriber, { at: now });
    return { kind: 'erased', known: subscriber !== undefined };
  });
}
