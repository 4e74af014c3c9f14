import type { Actor } from '@galley/core/editor';
import { isOfEarlierAddress, readReaderToken } from '@galley/core/subscription';
import { insertReaderLink, insertReaderNotice, lockSubscription } from '@galley/db';
import { refuse, type NotAllowed } from '../door/allow.ts';
import type { SubscriptionDeps } from '../subscription/subscription-deps.ts';
import { dataLinkExpiry } from './link-life.ts';
import { mayMailLink, scopesOf } from './link-scopes.ts';

export type AskForDataLink =
  | { readonly kind: 'mailed' }
  /** There were too many; those that were mailed still work. */
  | { readonly kind: 'too-many' }
  | { readonly kind: 'gone' }
  | { readonly kind: 'refused' }
  | NotAllowed;

/**
 * Mails a link of a few minutes to the reader's present address. It allows what the token in every
 * mail must not, since that never expires and gets forwarded.
 */
export async function askForDataLink(
  deps: SubscriptionDeps,
  actor: Actor,
  { token, ip }: { readonly token: string; readonly ip: string | null },
): Promise<AskForDataLink> {
  const denied = refuse(actor, 'ask-for-data-link', null);
  if (denied !== null) return denied;
  const claim = readReaderToken(deps.keyring, token);
  if (claim.kind === 'refused') return claim;
  const now = deps.clock();
  return deps.db.transaction().execute(async (trx): Promise<AskForDataLink> => {
    const found = await lockSubscription(trx, claim);
    if (found === undefined) return { kind: 'gone' };
    const { subscriber, current } = found;
    if (isOfEarlierAddress(claim, subscriber)) return { kind: 'gone' };
    const { address_canonical: canonical } = subscriber;
    const scopes = scopesOf(deps.keyring, { kind: 'data', canonical, ip });
    if (!(await mayMailLink(trx, scopes, now))) return { kind: 'too-many' };
    const readerLinkId = await insertReaderLink(trx, {
      kind: 'data',
      subscriber_id: subscriber.id,
      new_address: null,
      address_key: scopes.addressKey,
      network: scopes.network,
      created_at: now,
      expires_at: dataLinkExpiry(now),
    });
    await insertReaderNotice(trx, {
      kind: 'data-link',
      newsletterId: current.newsletter_id,
      subscriptionId: current.id,
      address: subscriber.address,
      round: null,
      readerLinkId,
      now,
    });
    await deps.wake?.('work-notices', trx);
    return { kind: 'mailed' };
  });
}
