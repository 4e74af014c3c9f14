import type { Actor } from '@galley/core/editor';
import {
  changeSubscription,
  hashIp,
  readUndoToken,
  type LeaveReason,
} from '@galley/core/subscription';
import { countLeaveReason, insertConsent, lockSubscription, updateSubscription } from '@galley/db';
import { wordingOf } from '@galley/wording';
import { refuse, type NotAllowed } from '../door/allow.ts';
import type { SiteNewsletter } from '../site/site-newsletter.ts';
import { newsletterOf } from './newsletter-of.ts';
import type { SubscriptionDeps } from './subscription-deps.ts';
import type { LeftNewsletter } from './unsubscribe.ts';

export type TakeBackLeaving =
  | { readonly kind: 'returned'; readonly newsletter: SiteNewsletter; readonly address: string }
  /** Too late, or something else happened since. Without a reader, nobody is stored any more. */
  | { readonly kind: 'expired'; readonly left: LeftNewsletter | null }
  | { readonly kind: 'refused' }
  | NotAllowed;

/**
 * Takes back a departure, by the token that only the page after it holds. The mail's own token must
 * not: anybody it was forwarded to could bring a reader back who has left.
 */
export async function takeBackLeaving(
  deps: SubscriptionDeps,
  actor: Actor,
  input: { readonly token: string; readonly ip: string | null; readonly source: string },
): Promise<TakeBackLeaving> {
  const denied = refuse(actor, 'take-back-leaving', null);
  if (denied !== null) return denied;
  const now = deps.clock();
  const claim = readUndoToken(deps.keyring, input.token, now);
  if (claim.kind === 'refused') return claim;
  return deps.db.transaction().execute(async (trx): Promise<TakeBackLeaving> => {
    const found = await lockSubscription(trx, claim);
    if (found === undefined) return { kind: 'expired', left: null };
    const { subscriber, current } = found;
    const { address } = current;
    const newsletter = newsletterOf(current);
    const late: TakeBackLeaving = { kind: 'expired', left: { newsletter, address } };
    if (claim.kind === 'expired' || current.confirmed_at === null) return late;
    // A mail's token leads to this button too, and it must not undo the wish to be erased.
    if (subscriber.erase_since !== null) return late;
    const change = changeSubscription(current, { kind: 'return', round: claim.round });
    if (change.kind === 'spent') return late;
    if (change.kind === 'changed') {
      await updateSubscription(trx, current, { ...change, now });
      await insertConsent(trx, {
        subscription: current,
        kind: 'confirmed',
        wording: wordingOf(newsletter.language).readers.goodbye.undo(newsletter.title),
        source: input.source,
        ip: hashIp(deps.keyring, input.ip),
        now,
      });
    }
    return { kind: 'returned', newsletter, address };
  });
}

export type GiveLeaveReason =
  | { readonly kind: 'given'; readonly left: LeftNewsletter | null }
  | { readonly kind: 'refused' }
  | NotAllowed;

/** Counts why a reader left, once for each departure; nothing else is stored about it. */
export async function giveLeaveReason(
  deps: SubscriptionDeps,
  actor: Actor,
  { token, reason }: { readonly token: string; readonly reason: LeaveReason | null },
): Promise<GiveLeaveReason> {
  const denied = refuse(actor, 'give-leave-reason', null);
  if (denied !== null) return denied;
  const now = deps.clock();
  const claim = readUndoToken(deps.keyring, token, now);
  if (claim.kind === 'refused') return claim;
  return deps.db.transaction().execute(async (trx): Promise<GiveLeaveReason> => {
    const found = await lockSubscription(trx, claim);
    if (found === undefined) return { kind: 'given', left: null };
    const { current } = found;
    if (claim.kind === 'ok' && reason !== null) {
      await countLeaveReason(trx, { subscription: current, round: claim.round, reason, now });
    }
    return { kind: 'given', left: { newsletter: newsletterOf(current), address: current.address } };
  });
}
