import type { Actor } from '@galley/core/editor';
import { changeSubscription, readReaderToken } from '@galley/core/subscription';
import {
  findSubscriptionInFull,
  insertConsent,
  lockSubscriberOfSubscription,
  updateSubscription,
  type Database,
  type Transaction,
} from '@galley/db';
import { wordingOf } from '@galley/wording';
import { refuse, type NotAllowed } from '../door/allow.ts';
import type { SiteNewsletter } from '../site/site-newsletter.ts';
import { newsletterOf } from './newsletter-of.ts';
import type { SubscriptionDeps } from './subscription-deps.ts';

export interface UnsubscribeInput {
  readonly token: string;
  readonly ip: string | null;
  /** The page, or `one-click` for a mail program's own button. */
  readonly source: string;
}

export type UnsubscribeOutcome =
  /** `left` is null if the reader is no longer stored. */
  | { readonly kind: 'unsubscribed'; readonly left: LeftNewsletter | null }
  | { readonly kind: 'refused' }
  | NotAllowed;

/** Which newsletter somebody left, and with which address. */
export interface LeftNewsletter {
  readonly newsletter: SiteNewsletter;
  readonly address: string;
}

/** Ends a subscription, committed before it returns. Repeating it changes nothing. */
export async function unsubscribe(
  deps: SubscriptionDeps,
  actor: Actor,
  input: UnsubscribeInput,
): Promise<UnsubscribeOutcome> {
  const denied = refuse(actor, 'unsubscribe', null);
  if (denied !== null) return denied;
  const claim = readReaderToken(deps.keyring, input.token);
  if (claim.kind === 'refused') return claim;
  return deps.db.transaction().execute(async (trx): Promise<UnsubscribeOutcome> => {
    const left = await endSubscription(trx, claim.subscriptionId, {
      source: input.source,
      ip: input.ip,
      now: deps.clock(),
    });
    return { kind: 'unsubscribed', left };
  });
}

export interface Departure {
  readonly source: string;
  readonly ip: string | null;
  readonly now: Date;
}

/** Ends one subscription inside a transaction; null if it does not exist. */
export async function endSubscription(
  trx: Transaction<Database>,
  subscriptionId: string,
  departure: Departure,
): Promise<LeftNewsletter | null> {
  await lockSubscriberOfSubscription(trx, subscriptionId);
  const current = await findSubscriptionInFull(trx, subscriptionId);
  if (current === undefined) return null;
  const change = changeSubscription(current, { kind: 'unsubscribe' });
  if (change.kind === 'changed') {
    await updateSubscription(trx, current, { ...change, now: departure.now });
    await insertConsent(trx, {
      subscriptionId,
      kind: 'unsubscribed',
      wording: wordingOf(current.newsletter_language).words.unsubscribe,
      ...departure,
    });
  }
  return { newsletter: newsletterOf(current), address: current.address };
}
