import type { Actor } from '@galley/core/editor';
import {
  changeSubscription,
  hashIp,
  isOfEarlierAddress,
  makeUndoToken,
  mayUndo,
  readReaderToken,
  type HashedIp,
  type NamedSubscription,
} from '@galley/core/subscription';
import {
  findSubscriptionInFull,
  insertConsent,
  lockSubscription,
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
  /** `left` is null if the reader is no longer stored, or has had another address since. */
  | { readonly kind: 'unsubscribed'; readonly left: JustLeft | null }
  | { readonly kind: 'refused' }
  | NotAllowed;

/** Which newsletter somebody left, and with which address. */
export interface LeftNewsletter {
  readonly newsletter: SiteNewsletter;
  readonly address: string;
}

/** As {@link LeftNewsletter}, with the token that takes it back, if they have just left. */
export interface JustLeft extends LeftNewsletter {
  readonly undo: string | null;
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
    const now = deps.clock();
    const left = await endSubscription(trx, claim, {
      source: input.source,
      ip: hashIp(deps.keyring, input.ip),
      now,
    });
    // Who reads an earlier address's mail may end it, and must learn and revert nothing.
    if (left === null || isOfEarlierAddress(claim, left)) {
      return { kind: 'unsubscribed', left: null };
    }
    const { newsletter, address } = left;
    const undo = undoOf(deps, left, now);
    return { kind: 'unsubscribed', left: { newsletter, address, undo } };
  });
}

export interface Departure {
  readonly source: string;
  readonly ip: HashedIp | null;
  readonly now: Date;
}

export type LeavingReading =
  | ({ readonly kind: 'ok'; readonly hasLeft: boolean } & LeftNewsletter)
  /** The reader is no longer stored. */
  | { readonly kind: 'gone' }
  | { readonly kind: 'refused' }
  | NotAllowed;

/** Reads what a link for leaving would end, for its page. */
export async function readLeaving(
  deps: Pick<SubscriptionDeps, 'db' | 'keyring'>,
  actor: Actor,
  token: string,
): Promise<LeavingReading> {
  const denied = refuse(actor, 'unsubscribe', null);
  if (denied !== null) return denied;
  const claim = readReaderToken(deps.keyring, token);
  if (claim.kind === 'refused') return claim;
  const current = await findSubscriptionInFull(deps.db, claim);
  if (current === undefined) return { kind: 'gone' };
  const { address, status } = current;
  const hasLeft = status === 'unsubscribed' && !isOfEarlierAddress(claim, current);
  return { kind: 'ok', newsletter: newsletterOf(current), address, hasLeft };
}

/** Only who had confirmed can come back without another mail. */
const undoOf = (
  { keyring }: Pick<SubscriptionDeps, 'keyring'>,
  { subscriptionId, bucket, round, leftAt, wasConfirmed }: Ended,
  now: Date,
): string | null =>
  wasConfirmed && leftAt !== null && mayUndo(leftAt, now)
    ? makeUndoToken(keyring, { subscriptionId, bucket, round, leftAt })
    : null;

/** A subscription that has ended, now or before. */
interface Ended extends LeftNewsletter, NamedSubscription {
  readonly round: number;
  readonly leftAt: Date | null;
  readonly wasConfirmed: boolean;
  readonly address_round: number;
}

/** Ends one subscription inside a transaction; null if it does not exist. */
export async function endSubscription(
  trx: Transaction<Database>,
  named: NamedSubscription,
  departure: Departure,
): Promise<Ended | null> {
  const found = await lockSubscription(trx, named);
  if (found === undefined) return null;
  const { current } = found;
  const { unsubscribed_at: leftBefore, updated_at: changedAt } = current;
  const wasAsked = leftBefore !== null && changedAt > leftBefore;
  const change = changeSubscription(current, { kind: 'unsubscribe', wasAsked });
  if (change.kind === 'changed') {
    await updateSubscription(trx, current, { ...change, now: departure.now, leaves: true });
    await insertConsent(trx, {
      subscription: current,
      kind: 'unsubscribed',
      wording: wordingOf(current.newsletter_language).words.unsubscribe,
      ...departure,
    });
  }
  return {
    newsletter: newsletterOf(current),
    address: current.address,
    subscriptionId: current.id,
    bucket: current.bucket,
    round: change.kind === 'changed' ? change.round : current.round,
    leftAt: change.kind === 'changed' ? departure.now : current.unsubscribed_at,
    wasConfirmed: current.confirmed_at !== null,
    address_round: current.address_round,
  };
}
