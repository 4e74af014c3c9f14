import type { Subscriber } from '@galley/contract/subscriber';
import type { Actor } from '@galley/core/editor';
import { listClicksOf, listSubscriptionsOf, type OwnClick } from '@galley/db';
import { refuse, type NotAllowed } from '../door/allow.ts';
import type { SiteNewsletter } from '../site/site-newsletter.ts';
import { readEverything } from '../subscription/show-subscriber.ts';
import type { SubscriptionDeps } from '../subscription/subscription-deps.ts';
import { findLink, newsletterOfLink, type DeadLink } from './find-link.ts';

/**
 * Everything that is stored about a reader. Their clicks are here only: nobody else gets a list of
 * what a reader clicked.
 */
export type OwnSubscriber = Omit<Subscriber, 'subscriptions'> & {
  readonly subscriptions: readonly (Subscriber['subscriptions'][number] & {
    readonly clicks: readonly {
      readonly number: number;
      readonly link: string;
      readonly at: string;
      /** Why it looks like a program's rather than the reader's own; null if it doesn't. */
      readonly machine: string | null;
    }[];
  })[];
};

export type OwnData =
  | {
      readonly kind: 'ok';
      readonly address: string;
      readonly newsletter: SiteNewsletter | null;
      /** Everything stored about the reader (GDPR, articles 15 and 20). */
      readonly everything: OwnSubscriber;
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
  const subscriptions = await listSubscriptionsOf(deps.db, found.subscriberId);
  const [first] = subscriptions;
  if (first === undefined) return { kind: 'expired', newsletter: null };
  const { address } = first;
  const everything = await readEverything(deps, { address, canonical: address.toLowerCase() });
  const newsletter = newsletterOfLink(found, subscriptions);
  if (everything === null) return { kind: 'expired', newsletter };
  const clicks = await listClicksOf(deps.db, found.subscriberId);
  return { kind: 'ok', address, newsletter, everything: withClicks(everything, clicks) };
}

const withClicks = (everything: Subscriber, clicks: readonly OwnClick[]): OwnSubscriber => ({
  ...everything,
  subscriptions: everything.subscriptions.map((subscription) => ({
    ...subscription,
    clicks: clicks
      .filter(({ newsletterId }) => newsletterId === subscription.newsletter.id)
      .map(({ number, url: link, at, sign: machine }) => ({
        number,
        link,
        at: at.toISOString(),
        machine,
      })),
  })),
});
