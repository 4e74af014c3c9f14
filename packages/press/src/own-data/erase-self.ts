import type { Actor } from '@galley/core/editor';
import { hashIp } from '@galley/core/subscription';
import {
  endReaderLinks,
  eraseSubscriber,
  listErasing,
  listIssuesOnTheWire,
  lockSubscriberById,
  markForErasure,
  spendConfirmations,
} from '@galley/db';
import { refuse, type NotAllowed } from '../door/allow.ts';
import type { SiteNewsletter } from '../site/site-newsletter.ts';
import { suppressErased } from '../subscription/erase.ts';
import { recordSubscriberAct } from '../subscription/record-subscriber-act.ts';
import type { SubscriptionDeps } from '../subscription/subscription-deps.ts';
import { endSubscription } from '../subscription/unsubscribe.ts';
import { lockLink, type DeadLink } from './find-link.ts';

export type EraseSelf =
  /** `erasing`: they get no more mail, and are erased once a mail on the wire has settled. */
  | { readonly kind: 'erased' | 'erasing'; readonly newsletter: SiteNewsletter | null }
  | DeadLink
  | { readonly kind: 'refused' }
  | NotAllowed;

/**
 * Erases a reader at their own wish, by a link of a few minutes. While a mail to them may be on the
 * wire, its batch needs their row to send the same bytes again: they leave at once, and
 * {@link finishErasures} does the rest.
 */
export async function eraseSelf(
  deps: SubscriptionDeps,
  actor: Actor,
  input: { readonly token: string; readonly ip: string | null; readonly source: string },
): Promise<EraseSelf> {
  const denied = refuse(actor, 'erase-self', null);
  if (denied !== null) return denied;
  const { keyring } = deps;
  const now = deps.clock();
  return deps.db.transaction().execute(async (trx): Promise<EraseSelf> => {
    const found = await lockLink(deps, trx, { token: input.token, kind: 'data', now });
    if (found.kind !== 'found') return found;
    const { subscriber, subscriptions, newsletter } = found;
    for (const { id, bucket } of subscriptions) {
      const departure = { source: input.source, ip: hashIp(keyring, input.ip), now };
      await endSubscription(trx, { subscriptionId: id, bucket }, departure);
    }
    await suppressErased(trx, keyring, subscriber.address_canonical, now);
    if ((await listIssuesOnTheWire(trx, subscriber.id)).length > 0) {
      await markForErasure(trx, subscriber, subscriber.erase_since ?? now);
      await endReaderLinks(trx, subscriber.id, now);
      await spendConfirmations(trx, subscriber);
      return { kind: 'erasing', newsletter };
    }
    await eraseSubscriber(trx, subscriber);
    return { kind: 'erased', newsletter };
  });
}

const AT_ONCE = 100;

export type FinishErasures = { readonly kind: 'finished'; readonly count: number } | NotAllowed;

/** Erases the readers who wait for it and have no mail on the wire any more. */
export async function finishErasures(
  deps: Pick<SubscriptionDeps, 'db' | 'clock'>,
  actor: Actor,
): Promise<FinishErasures> {
  const denied = refuse(actor, 'finish-erasure', null);
  if (denied !== null) return denied;
  let count = 0;
  for (const { id, bucket } of await listErasing(deps.db, AT_ONCE)) {
    const erased = await deps.db.transaction().execute(async (trx) => {
      const subscriber = await lockSubscriberById(trx, id, bucket);
      if (subscriber === undefined || subscriber.erase_since === null) return false;
      if ((await listIssuesOnTheWire(trx, id)).length > 0) return false;
      await recordSubscriberAct(trx, actor, 'finish-erasure', subscriber, { at: deps.clock() });
      await eraseSubscriber(trx, subscriber);
      return true;
    });
    if (erased) count += 1;
  }
  return { kind: 'finished', count };
}
