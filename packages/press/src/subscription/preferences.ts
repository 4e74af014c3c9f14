import type { Actor } from '@galley/core/editor';
import { readReaderToken, type SubscriptionStatus } from '@galley/core/subscription';
import {
  listSubscriptionsBeside,
  listSubscriptionsInFull,
  lockSubscriberOfSubscription,
  renameSubscriber,
  type Database,
  type Kysely,
} from '@galley/db';
import { refuse, type NotAllowed } from '../door/allow.ts';
import type { SiteNewsletter } from '../site/site-newsletter.ts';
import { newsletterOf } from './newsletter-of.ts';
import { readName, type InvalidPerson } from './read-person.ts';
import type { SubscriptionDeps } from './subscription-deps.ts';
import { endSubscription } from './unsubscribe.ts';

export interface Preferences {
  readonly address: string;
  readonly name: string | null;
  /** The newsletter whose mail held the link. */
  readonly newsletter: SiteNewsletter;
  readonly subscriptions: readonly {
    readonly newsletter: SiteNewsletter;
    readonly status: SubscriptionStatus;
  }[];
}

export type PreferencesReading =
  | ({ readonly kind: 'ok' } & Preferences)
  /** The token is valid, but the reader is no longer stored. */
  | { readonly kind: 'gone' }
  | { readonly kind: 'refused' }
  | NotAllowed;

/** Reads all of a reader's subscriptions, by a token from any of their mails. */
export async function readPreferences(
  deps: Pick<SubscriptionDeps, 'db' | 'keyring'>,
  actor: Actor,
  token: string,
): Promise<PreferencesReading> {
  const denied = refuse(actor, 'change-preferences', null);
  if (denied !== null) return denied;
  const claim = readReaderToken(deps.keyring, token);
  if (claim.kind === 'refused') return claim;
  return preferencesOf(deps.db, claim.subscriptionId);
}

async function preferencesOf(db: Kysely<Database>, id: string): Promise<PreferencesReading> {
  const all = await listSubscriptionsBeside(db, id);
  const current = all.find((subscription) => subscription.id === id);
  if (current === undefined) return { kind: 'gone' };
  return {
    kind: 'ok',
    address: current.address,
    name: current.name,
    newsletter: newsletterOf(current),
    subscriptions: all.map((subscription) => ({
      newsletter: newsletterOf(subscription),
      status: subscription.status,
    })),
  };
}

export interface ChangePreferencesInput {
  readonly token: string;
  /** Undefined keeps the name; an empty string removes it. */
  readonly name?: string;
  /** Slugs of the newsletters to leave; ones that the reader doesn't get are ignored. */
  readonly unsubscribe?: readonly string[];
  readonly ip: string | null;
  readonly source: string;
}

export type ChangePreferencesOutcome = PreferencesReading | InvalidPerson;

/** Changes a reader's name and ends subscriptions in one transaction; returns the new state. */
export async function changePreferences(
  deps: SubscriptionDeps,
  actor: Actor,
  input: ChangePreferencesInput,
): Promise<ChangePreferencesOutcome> {
  const denied = refuse(actor, 'change-preferences', null);
  if (denied !== null) return denied;
  const claim = readReaderToken(deps.keyring, input.token);
  if (claim.kind === 'refused') return claim;
  const name = readName(input.name ?? '');
  if (name.kind === 'invalid') return name;
  const { ip, source } = input;
  const now = deps.clock();

  return deps.db.transaction().execute(async (trx): Promise<PreferencesReading> => {
    const subscriber = await lockSubscriberOfSubscription(trx, claim.subscriptionId);
    if (subscriber === undefined) return { kind: 'gone' };
    if (input.name !== undefined) await renameSubscriber(trx, subscriber.id, name.name);
    for (const subscription of await listSubscriptionsInFull(trx, subscriber.id)) {
      if (input.unsubscribe?.includes(subscription.newsletter_slug)) {
        await endSubscription(trx, subscription.id, { source, ip, now });
      }
    }
    return preferencesOf(trx, claim.subscriptionId);
  });
}
