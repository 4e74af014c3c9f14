import type { Actor } from '@galley/core/editor';
import {
  changeSubscription,
  hashIp,
  makeReaderToken,
  readConfirmToken,
  suppressionKeys,
  type NamedSubscription,
} from '@galley/core/subscription';
import {
  deleteSuppressions,
  endPause,
  findSubscriptionInFull,
  findSuppression,
  insertConsent,
  insertReaderNotice,
  lockSubscription,
  markForErasure,
  updateSubscription,
  type SubscriptionInFull,
} from '@galley/db';
import { wordingOf } from '@galley/wording';
import { refuse, type NotAllowed } from '../door/allow.ts';
import type { SiteNewsletter } from '../site/site-newsletter.ts';
import type { SubscriptionDeps } from './subscription-deps.ts';
import { newsletterOf } from './newsletter-of.ts';

export interface ConfirmInput {
  readonly token: string;
  readonly ip: string | null;
  readonly source: string;
}

export type ConfirmOutcome =
  /** `again`: the same link confirmed it before, so nothing changed. */
  | {
      readonly kind: 'confirmed';
      readonly newsletter: SiteNewsletter;
      readonly again: boolean;
      /** The token of every mail to this reader, by which they can leave at once. */
      readonly readerToken: string;
    }
  /**
   * A valid link, used too late or superseded by a later request or unsubscription. Without a
   * newsletter, the reader is no longer stored.
   */
  | { readonly kind: 'expired'; readonly newsletter: SiteNewsletter | null }
  | { readonly kind: 'refused' }
  | NotAllowed;

/**
 * Confirms a subscription, stores the evidence and queues one welcome mail. Repeating it changes
 * nothing. It lifts an erasure, because the address's owner has now asked for mail. A pause from before
 * ends. Any other suppression stays: the subscription is confirmed but not mailed.
 */
export async function confirm(
  deps: SubscriptionDeps,
  actor: Actor,
  input: ConfirmInput,
): Promise<ConfirmOutcome> {
  const denied = refuse(actor, 'confirm', null);
  if (denied !== null) return denied;
  const now = deps.clock();
  const claim = readConfirmToken(deps.keyring, input.token, now);
  if (claim.kind === 'refused') return claim;
  if (claim.kind === 'expired') return expired(deps.db, claim);

  return deps.db.transaction().execute(async (trx): Promise<ConfirmOutcome> => {
    const found = await lockSubscription(trx, claim);
    if (found === undefined) return gone;
    const { subscriber, current } = found;
    const newsletter = newsletterOf(current);
    const change = changeSubscription(current, { kind: 'confirm', round: claim.round });
    if (change.kind === 'spent') return { kind: 'expired', newsletter };
    const readerToken = tokenOf(deps, current);
    if (change.kind === 'unchanged') {
      return { kind: 'confirmed', newsletter, again: true, readerToken };
    }

    await updateSubscription(trx, current, { ...change, now });
    // Who paused, left and now asks for mail again would get none, and not know why.
    if (current.paused_until !== null) await endPause(trx, current);
    await insertConsent(trx, {
      subscription: current,
      kind: 'confirmed',
      wording: wordingOf(newsletter.language).pages.confirm.action(newsletter.title),
      source: input.source,
      ip: hashIp(deps.keyring, input.ip),
      now,
    });
    const keys = suppressionKeys(deps.keyring, subscriber.address_canonical);
    const suppression = await findSuppression(trx, keys);
    if (suppression?.reason === 'erasure') await deleteSuppressions(trx, keys);
    // Who asks to be erased and then confirms again has changed their mind.
    if (subscriber.erase_since !== null) await markForErasure(trx, subscriber, null);
    if (suppression === undefined || suppression.reason === 'erasure') {
      await insertReaderNotice(trx, {
        kind: 'welcome',
        newsletterId: newsletter.id,
        subscriptionId: current.id,
        address: subscriber.address,
        round: null,
        now,
      });
      await deps.wake?.('work-notices', trx);
    }
    return { kind: 'confirmed', newsletter, again: false, readerToken };
  });
}

/** Reads what a confirmation link would do, for its page. */
export async function readConfirmation(
  deps: Pick<SubscriptionDeps, 'db' | 'clock' | 'keyring'>,
  actor: Actor,
  token: string,
): Promise<ConfirmOutcome> {
  const denied = refuse(actor, 'confirm', null);
  if (denied !== null) return denied;
  const claim = readConfirmToken(deps.keyring, token, deps.clock());
  if (claim.kind === 'refused') return claim;
  if (claim.kind === 'expired') return expired(deps.db, claim);
  const current = await findSubscriptionInFull(deps.db, claim);
  if (current === undefined) return gone;
  const newsletter = newsletterOf(current);
  const change = changeSubscription(current, { kind: 'confirm', round: claim.round });
  if (change.kind === 'spent') return { kind: 'expired', newsletter };
  const readerToken = tokenOf(deps, current);
  return { kind: 'confirmed', newsletter, again: change.kind === 'unchanged', readerToken };
}

const tokenOf = (
  { keyring }: Pick<SubscriptionDeps, 'keyring'>,
  { id, address_round: round, bucket }: SubscriptionInFull,
): string => makeReaderToken(keyring, id, round, bucket);

const gone: ConfirmOutcome = { kind: 'expired', newsletter: null };

async function expired(
  db: SubscriptionDeps['db'],
  named: NamedSubscription,
): Promise<ConfirmOutcome> {
  const current = await findSubscriptionInFull(db, named);
  return current === undefined ? gone : { kind: 'expired', newsletter: newsletterOf(current) };
}
