import type { Actor } from '@galley/core/editor';
import {
  confirmationHorizon,
  hashIp,
  mayMailConfirmation,
  suppressionKeys,
  type EmailAddress,
} from '@galley/core/subscription';
import {
  deleteSubscriber,
  deleteSuppressions,
  endReaderLinks,
  findSuppression,
  forgiveBounces,
  insertConsent,
  insertReaderLink,
  insertReaderNotice,
  isDeadlock,
  isUniqueViolation,
  listNewAddressTimes,
  listSubscriptionsInFull,
  listSubscriptionsOf,
  lockSubscriberByAddress,
  readdressSubscriber,
  spendConfirmations,
  type Database,
  type SubscriptionInFull,
  type Transaction,
} from '@galley/db';
import { wordingOf } from '@galley/wording';
import { refuse, type NotAllowed } from '../door/allow.ts';
import type { SiteNewsletter } from '../site/site-newsletter.ts';
import { readAddress, type InvalidPerson } from '../subscription/read-person.ts';
import type { SubscriptionDeps } from '../subscription/subscription-deps.ts';
import { findLink, lockLink, newsletterOfLink, type DeadLink } from './find-link.ts';
import { newAddressExpiry } from './link-life.ts';
import { mayMailLink, scopesOf } from './link-scopes.ts';

export type AskForNewAddress =
  /** The same answer whatever is known about the new address. */
  | { readonly kind: 'asked'; readonly newsletter: SiteNewsletter | null }
  | InvalidPerson
  | DeadLink
  | { readonly kind: 'refused' }
  | NotAllowed;

/**
 * Mails a link to the address that a reader wants to have from now on. Nothing changes until it is
 * opened there, since only that proves that the address is theirs.
 */
export async function askForNewAddress(
  deps: SubscriptionDeps,
  actor: Actor,
  input: { readonly token: string; readonly address: string; readonly ip: string | null },
): Promise<AskForNewAddress> {
  const denied = refuse(actor, 'ask-for-new-address', null);
  if (denied !== null) return denied;
  const email = readAddress(input.address);
  const now = deps.clock();
  return deps.db.transaction().execute(async (trx): Promise<AskForNewAddress> => {
    const found = await lockLink(deps, trx, { token: input.token, kind: 'data', now });
    if (found.kind !== 'found') return found;
    if (email.kind === 'invalid') return email;
    const { subscriber, subscriptions, newsletter } = found;
    const asked: AskForNewAddress = { kind: 'asked', newsletter };
    const [first] = subscriptions;
    if (first === undefined || newsletter === null) return { kind: 'expired', newsletter };
    if (!(await mayWriteTo(deps, trx, email, { ip: input.ip, now }))) return asked;
    const { canonical } = email;
    const scopes = scopesOf(deps.keyring, { kind: 'new-address', canonical, ip: input.ip });
    const readerLinkId = await insertReaderLink(trx, {
      kind: 'new-address',
      subscriber_id: subscriber.id,
      new_address: email.address,
      address_key: scopes.addressKey,
      network: scopes.network,
      created_at: now,
      expires_at: newAddressExpiry(now),
    });
    await insertReaderNotice(trx, {
      kind: 'new-address',
      newsletterId: newsletter.id,
      subscriptionId:
        subscriptions.find((each) => each.newsletter_id === newsletter.id)?.id ?? first.id,
      address: email.address,
      round: null,
      readerLinkId,
      now,
    });
    await deps.wake?.('work-notices', trx);
    return asked;
  });
}

/** An address may be a stranger's, so it gets few such mails, and none if it wants none. */
async function mayWriteTo(
  deps: SubscriptionDeps,
  trx: Transaction<Database>,
  { address, canonical }: EmailAddress,
  { ip, now }: { readonly ip: string | null; readonly now: Date },
): Promise<boolean> {
  const scopes = scopesOf(deps.keyring, { kind: 'new-address', canonical, ip });
  if (!(await mayMailLink(trx, scopes, now))) return false;
  const earlier = await listNewAddressTimes(trx, address, confirmationHorizon(now));
  if (!mayMailConfirmation(earlier, now)) return false;
  return isMailable(deps, trx, canonical);
}

/** Who was erased may come back by their own confirmation. */
async function isMailable(
  { keyring }: SubscriptionDeps,
  trx: Transaction<Database>,
  canonical: string,
): Promise<boolean> {
  const suppression = await findSuppression(trx, suppressionKeys(keyring, canonical));
  return suppression === undefined || suppression.reason === 'erasure';
}

export type AddressChange =
  | {
      readonly kind: 'waiting' | 'changed';
      readonly address: string;
      readonly newsletter: SiteNewsletter | null;
    }
  /** The address is another reader's, or must not be mailed. */
  | { readonly kind: 'unusable'; readonly newsletter: SiteNewsletter | null }
  | DeadLink
  | { readonly kind: 'refused' }
  | NotAllowed;

/** Reads what a link to a new address would do, for its page. */
export async function readAddressChange(
  deps: Pick<SubscriptionDeps, 'db' | 'clock' | 'keyring'>,
  actor: Actor,
  token: string,
): Promise<AddressChange> {
  const denied = refuse(actor, 'change-address', null);
  if (denied !== null) return denied;
  const wanted = { token, kind: 'new-address' as const, now: deps.clock() };
  const found = await findLink(deps, deps.db, wanted);
  if (found.kind !== 'found') return found;
  const subscriptions = await listSubscriptionsOf(deps.db, found.subscriberId);
  const newsletter = newsletterOfLink(found, subscriptions);
  return { kind: 'waiting', address: found.link.new_address ?? '', newsletter };
}

/**
 * Gives a reader the address that a link was mailed to, and tells the old one. Mails that are frozen
 * for the old address still go there, and what becomes of them counts for that address alone.
 */
export async function changeAddress(
  deps: SubscriptionDeps,
  actor: Actor,
  input: { readonly token: string; readonly ip: string | null; readonly source: string },
): Promise<AddressChange> {
  const denied = refuse(actor, 'change-address', null);
  if (denied !== null) return denied;
  try {
    return await changeOnce(deps, input);
  } catch (error) {
    // Somebody asked to subscribe the address at the same moment, or two readers swap theirs; now it
    // shows.
    if (isUniqueViolation(error) || isDeadlock(error)) return changeOnce(deps, input);
    throw error;
  }
}

async function changeOnce(
  deps: SubscriptionDeps,
  input: { readonly token: string; readonly ip: string | null; readonly source: string },
): Promise<AddressChange> {
  const now = deps.clock();
  return deps.db.transaction().execute(async (trx): Promise<AddressChange> => {
    const wanted = { token: input.token, kind: 'new-address' as const, now };
    const found = await lockLink(deps, trx, wanted);
    if (found.kind !== 'found') return found;
    const { subscriber, subscriptions, newsletter, link } = found;
    const email = readAddress(link.new_address ?? '');
    if (email.kind === 'invalid') return { kind: 'expired', newsletter };
    const { address, canonical } = email;
    if (!(await isUsable(deps, trx, subscriber.id, canonical))) {
      return { kind: 'unusable', newsletter };
    }
    await deleteSuppressions(trx, suppressionKeys(deps.keyring, canonical));
    const moved = await readdressSubscriber(trx, subscriber, { address, canonical });
    await forgiveBounces(trx, moved.id, now);
    await endReaderLinks(trx, moved.id, now);
    // Somebody who reads the old address's mail must not confirm anything for the new one.
    await spendConfirmations(trx, moved);
    await keepEvidence(
      trx,
      { subscriptions, bucket: moved.bucket },
      {
        source: input.source,
        ip: hashIp(deps.keyring, input.ip),
        now,
      },
    );
    const told = subscriptions.find((each) => each.newsletter_id === newsletter?.id);
    if (told !== undefined && (await isMailable(deps, trx, subscriber.address_canonical))) {
      await insertReaderNotice(trx, {
        kind: 'address-changed',
        newsletterId: told.newsletter_id,
        subscriptionId: told.id,
        address: subscriber.address,
        round: null,
        now,
      });
      await deps.wake?.('work-notices', trx);
    }
    return { kind: 'changed', address, newsletter };
  });
}

async function isUsable(
  deps: SubscriptionDeps,
  trx: Transaction<Database>,
  subscriberId: string,
  canonical: string,
): Promise<boolean> {
  if (!(await isMailable(deps, trx, canonical))) return false;
  const other = await lockSubscriberByAddress(trx, canonical);
  if (other === undefined || other.id === subscriberId) return true;
  const others = await listSubscriptionsInFull(trx, other);
  if (others.some(({ status }) => status !== 'pending')) return false;
  // Anybody can ask for mail to an address, and must not keep its owner from using it.
  await deleteSubscriber(trx, other);
  return true;
}

async function keepEvidence(
  trx: Transaction<Database>,
  {
    subscriptions,
    bucket,
  }: {
    readonly subscriptions: readonly SubscriptionInFull[];
    /** Where they are now. */
    readonly bucket: number;
  },
  evidence: Pick<Parameters<typeof insertConsent>[1], 'source' | 'ip' | 'now'>,
): Promise<void> {
  for (const { id, status, newsletter_language: language } of subscriptions) {
    if (status !== 'confirmed') continue;
    const wording = wordingOf(language).readers.newAddress.action;
    const subscription = { id, bucket };
    await insertConsent(trx, { ...evidence, subscription, kind: 'confirmed', wording });
  }
}
