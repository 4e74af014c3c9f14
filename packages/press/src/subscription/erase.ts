import { erasedAddressKey, parseEmailAddress, suppressionKeys } from '@galley/core/subscription';
import {
  deleteSuppressions,
  eraseSubscriber,
  insertSuppression,
  listIssuesOnTheWire,
  lockSubscriberByAddress,
} from '@galley/db';
import type { FieldProblem, SubscriptionDeps } from './subscription-deps.ts';

export type EraseOutcome =
  /** `known`: there was something to erase. */
  | { readonly kind: 'erased'; readonly known: boolean }
  /** A mail to this address is on the wire: its bytes are needed until that is settled. */
  | { readonly kind: 'in-flight'; readonly issues: readonly number[] }
  | { readonly kind: 'invalid'; readonly problems: readonly FieldProblem[] };

/**
 * Erases a person at their wish. What stays is a keyed hash of the address, so that no later import
 * brings it back (GDPR, article 17, with the objection honoured); it is of no use without the
 * secret key. The person may subscribe again by confirming it.
 */
export async function erase(
  deps: SubscriptionDeps,
  input: { readonly address: string },
): Promise<EraseOutcome> {
  const email = parseEmailAddress(input.address);
  if (email.kind === 'invalid') {
    return { kind: 'invalid', problems: [{ field: 'email', expected: email.expected }] };
  }
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
      now: deps.clock(),
    });
    return { kind: 'erased', known: subscriber !== undefined };
  });
}
