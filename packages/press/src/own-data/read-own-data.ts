import type { Subscriber } from '@galley/contract/subscriber';
import type { Actor } from '@galley/core/editor';
import { listSubscriptionsInFull } from '@galley/db';
import { refuse, type NotAllowed } from '../door/allow.ts';
import type { SiteNewsletter } from '../site/site-newsletter.ts';
import { readEverything } from '../subscription/show-subscriber.ts';
import type { SubscriptionDeps } from '../subscription/subscription-deps.ts';
import { findLink, newsletterOfLink, type DeadLink } from './find-link.ts';

export type OwnData =
  | {
      readonly kind: 'ok';
      readonly address: string;
      readonly newsletter: SiteNewsletter | null;
      /** Everything stored about the reader (GDPR, articles 15 and 20). */
      readonly everything: Subscriber;
    }
  | DeadLink
  | { readonly kind: 'refused' }
  | NotAllowed;

/** Reads all that is stored about a reader, by a link of a few minutes. It changes nothing. */
export async function readOwnData(
  deps: Pick<SubscriptionDeps, 'db' | 'clock' | 'keyring'>,
  actor: Actor,
  token: string,
): Promise<OwnData> {
  const denied = refuse(actor, 'see-own-data', null);
  if (denied !== null) return denied;
  const wanted = { token, kind: 'data' as const, now: deps.clock() };
  const found = await findLink(deps, deps.db, wanted);
  if (found.kind !== 'found') return found;
  const subscriptions = await listSubscriptionsInFull(deps.db, found.subscriberId);
  const [first] = subscriptions;
  if (first === undefined) return { kind: 'expired', newsletter: null };
  const { address } = first;
  const everything = await readEverything(deps, { address, canonical: address.toLowerCase() });
  const newsletter = newsletterOfLink(found, subscriptions);
  if (everything === null) return { kind: 'expired', newsletter };
  return { kind: 'ok', address, newsletter, everything };
}
