import { readLinkToken } from '@galley/core/editor';
import {
  findNewsletterOfLink,
  findReaderLink,
  listSubscriptionsInFull,
  listSubscriptionsOf,
  lockSubscriberById,
  type Database,
  type Kysely,
  type ReaderLinkKind,
  type ReaderLinkRow,
  type SubscriberRow,
  type SubscriptionInFull,
  type Transaction,
} from '@galley/db';
import type { SiteNewsletter } from '../site/site-newsletter.ts';
import { newsletterOf } from '../subscription/newsletter-of.ts';
import type { SubscriptionDeps } from '../subscription/subscription-deps.ts';

/** A link that works, and whose it is. */
export interface FoundLink {
  readonly kind: 'found';
  readonly link: ReaderLinkRow;
  readonly subscriberId: string;
  /** In whose look it was mailed. */
  readonly newsletterId: string | null;
}

/** A link that was ours and works no more. */
export interface DeadLink {
  readonly kind: 'expired';
  /** In whose look and language it was mailed; null once its reader is erased. */
  readonly newsletter: SiteNewsletter | null;
}

/** Finds the row that a token names, and whether it still allows anything. */
export async function findLink(
  { keyring }: Pick<SubscriptionDeps, 'keyring'>,
  db: Kysely<Database>,
  {
    token,
    kind,
    now,
  }: { readonly token: string; readonly kind: ReaderLinkKind; readonly now: Date },
): Promise<FoundLink | DeadLink | { readonly kind: 'refused' }> {
  const id = readLinkToken(keyring, kind === 'data' ? 'reader-data' : 'new-address', token);
  if (id === null) return { kind: 'refused' };
  const link = await findReaderLink(db, id);
  const works =
    link?.kind === kind && link.ended_at === null && link.expires_at.getTime() > now.getTime();
  if (link === undefined || link.subscriber_id === null) {
    return { kind: 'expired', newsletter: null };
  }
  const newsletterId = await findNewsletterOfLink(db, link.id);
  if (!works) {
    const subscriptions = await listSubscriptionsOf(db, link.subscriber_id);
    return { kind: 'expired', newsletter: newsletterOfLink({ newsletterId }, subscriptions) };
  }
  return { kind: 'found', link, subscriberId: link.subscriber_id, newsletterId };
}

/** A link with its reader, whose row is locked until the transaction ends. */
export interface LockedLink extends FoundLink {
  readonly subscriber: SubscriberRow;
  readonly subscriptions: readonly SubscriptionInFull[];
  /** Whose look the pages have. */
  readonly newsletter: SiteNewsletter | null;
}

/** As {@link findLink}, for a step that changes the reader: it looks again under their lock. */
export async function lockLink(
  deps: Pick<SubscriptionDeps, 'keyring'>,
  trx: Transaction<Database>,
  wanted: Parameters<typeof findLink>[2],
): Promise<LockedLink | DeadLink | { readonly kind: 'refused' }> {
  const seen = await findLink(deps, trx, wanted);
  if (seen.kind !== 'found') return seen;
  const subscriber = await lockSubscriberById(trx, seen.subscriberId);
  const found = await findLink(deps, trx, wanted);
  if (found.kind !== 'found') return found;
  if (subscriber === undefined) return { kind: 'expired', newsletter: null };
  const subscriptions = await listSubscriptionsInFull(trx, subscriber);
  const newsletter = newsletterOfLink(found, subscriptions);
  return { ...found, subscriber, subscriptions, newsletter };
}

/** The newsletter in whose look a link was mailed, if the reader still has to do with it. */
export function newsletterOfLink(
  { newsletterId }: Pick<FoundLink, 'newsletterId'>,
  subscriptions: readonly SubscriptionInFull[],
): SiteNewsletter | null {
  const [first] = subscriptions;
  const found = subscriptions.find((each) => each.newsletter_id === newsletterId) ?? first;
  return found === undefined ? null : newsletterOf(found);
}
