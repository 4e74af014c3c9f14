import type { Actor } from '@galley/core/editor';
import { suppressionKeys } from '@galley/core/subscription';
import {
  findSubscriberByAddress,
  findSuppression,
  insertReaderLink,
  insertReaderNotice,
  listSubscriptionsInFull,
  type Database,
  type Transaction,
} from '@galley/db';
import { refuse, type NotAllowed } from '../door/allow.ts';
import { readAddress, type InvalidPerson } from '../subscription/read-person.ts';
import type { SubscriptionDeps } from '../subscription/subscription-deps.ts';
import { dataLinkExpiry } from './link-life.ts';
import { mayMailLink, scopesOf } from './link-scopes.ts';

export interface LinksRequest {
  readonly address: string;
  /** Null counts for no network. */
  readonly ip: string | null;
}

export type AskForLinks =
  /** The same answer for every address, known or not; `mailed` is for the log alone. */
  { readonly kind: 'asked'; readonly mailed: boolean } | InvalidPerson | NotAllowed;

/**
 * Mails a reader the link to their preferences, for those who have no old mail. The visitor learns
 * nothing from the answer or the limits: an unknown address leaves a row too.
 */
export async function askForLinks(
  deps: SubscriptionDeps,
  actor: Actor,
  { address, ip }: LinksRequest,
): Promise<AskForLinks> {
  const denied = refuse(actor, 'ask-for-links', null);
  if (denied !== null) return denied;
  const email = readAddress(address);
  if (email.kind === 'invalid') return email;
  const { canonical } = email;
  const now = deps.clock();
  const scopes = scopesOf(deps.keyring, { kind: 'links', canonical, ip });
  return deps.db.transaction().execute(async (trx): Promise<AskForLinks> => {
    if (!(await mayMailLink(trx, scopes, now))) return { kind: 'asked', mailed: false };
    const reader = await findMailable(trx, suppressionKeys(deps.keyring, canonical), canonical);
    const readerLinkId = await insertReaderLink(trx, {
      kind: 'links',
      // It would lock the reader's row, which an import may hold for long.
      subscriber_id: null,
      new_address: null,
      address_key: scopes.addressKey,
      network: scopes.network,
      created_at: now,
      expires_at: dataLinkExpiry(now),
    });
    if (reader === null) return { kind: 'asked', mailed: false };
    const { newsletterId, subscriptionId } = reader;
    await insertReaderNotice(trx, {
      kind: 'links',
      newsletterId,
      subscriptionId,
      address: reader.address,
      round: null,
      readerLinkId,
      now,
    });
    await deps.wake?.('work-notices', trx);
    return { kind: 'asked', mailed: true };
  });
}

/** A reader who has confirmed at some time and may be mailed, with what they read first. */
async function findMailable(
  trx: Transaction<Database>,
  keys: readonly string[],
  canonical: string,
): Promise<{
  readonly address: string;
  readonly newsletterId: string;
  readonly subscriptionId: string;
} | null> {
  const suppression = await findSuppression(trx, keys);
  const subscriber = await findSubscriberByAddress(trx, canonical);
  const subscriptions =
    subscriber === undefined ? [] : await listSubscriptionsInFull(trx, subscriber);
  const [first] = subscriptions
    .filter(({ status }) => status !== 'pending')
    .toSorted((a, b) => Number(b.status === 'confirmed') - Number(a.status === 'confirmed'));
  if (suppression !== undefined || subscriber === undefined || first === undefined) return null;
  return {
    address: subscriber.address,
    newsletterId: first.newsletter_id,
    subscriptionId: first.id,
  };
}
