import type { Actor } from '@galley/core/editor';
import { keyOfTopic } from '@galley/core/review';
import {
  decidePreferences,
  hashIp,
  isOfEarlierAddress,
  isPaused,
  readReaderToken,
  type NamedSubscription,
  type PreferencesFlaw,
  type PreferencesWish,
  type ReaderPreferences,
  type SubscriptionStatus,
} from '@galley/core/subscription';
import {
  hasMissedByPause,
  listPublishedNewsletters,
  listSubscriptionsBeside,
  listSubscriptionsInFull,
  lockSubscriberOfSubscription,
  renameSubscriber,
  savePreferences,
  type Database,
  type Kysely,
  type SubscriptionInFull,
  type Transaction,
} from '@galley/db';
import { refuse, type NotAllowed } from '../door/allow.ts';
import { siteNewsletter, type SiteNewsletter } from '../site/site-newsletter.ts';
import { newsletterOf } from './newsletter-of.ts';
import { readName, type InvalidPerson } from './read-person.ts';
import type { SubscriptionDeps } from './subscription-deps.ts';
import { endSubscription } from './unsubscribe.ts';

/** A newsletter that a reader has or had, what they chose of it, and what it offers. */
export interface SubscribedTo {
  readonly newsletter: SiteNewsletter;
  readonly status: SubscriptionStatus;
  readonly preferences: ReaderPreferences;
  readonly paused: boolean;
  readonly timeZone: string;
  readonly floors: readonly number[];
  readonly topics: readonly { readonly key: string; readonly name: string }[];
  /** It has best-ofs of its own accord. */
  readonly bestOfs: boolean;
}

export interface Preferences {
  readonly address: string;
  readonly name: string | null;
  /** The newsletter whose mail held the link. */
  readonly newsletter: SiteNewsletter;
  /** The one of that newsletter first. */
  readonly subscriptions: readonly SubscribedTo[];
  /** Other newsletters that have come out, so that the reader may know of them. */
  readonly others: readonly SiteNewsletter[];
}

export type PreferencesReading =
  | ({ readonly kind: 'ok' } & Preferences)
  /** The token is valid, but the reader is no longer stored, or has another address since. */
  | { readonly kind: 'gone' }
  | { readonly kind: 'refused' }
  | NotAllowed;

/** Reads all of a reader's subscriptions, by a token from any of their mails. */
export async function readPreferences(
  deps: Pick<SubscriptionDeps, 'db' | 'keyring' | 'clock'>,
  actor: Actor,
  token: string,
): Promise<PreferencesReading> {
  const denied = refuse(actor, 'change-preferences', null);
  if (denied !== null) return denied;
  const claim = readReaderToken(deps.keyring, token);
  if (claim.kind === 'refused') return claim;
  return preferencesOf(deps.db, claim, deps.clock());
}

async function preferencesOf(
  db: Kysely<Database>,
  claim: NamedSubscription & { readonly addressRound: number },
  now: Date,
): Promise<PreferencesReading> {
  const { subscriptionId: id } = claim;
  const all = await listSubscriptionsBeside(db, claim);
  const current = all.find((subscription) => subscription.id === id);
  if (current === undefined || isOfEarlierAddress(claim, current)) return { kind: 'gone' };
  const known = new Set(all.map((subscription) => subscription.newsletter_id));
  const published = await listPublishedNewsletters(db);
  return {
    kind: 'ok',
    address: current.address,
    name: current.name,
    newsletter: newsletterOf(current),
    subscriptions: [current, ...all.filter((each) => each !== current)].map((each) =>
      subscribedTo(each, now),
    ),
    others: published.filter(({ id: other }) => !known.has(other)).map(siteNewsletter),
  };
}

function subscribedTo(subscription: SubscriptionInFull, now: Date): SubscribedTo {
  const preferences = held(subscription);
  return {
    newsletter: newsletterOf(subscription),
    status: subscription.status,
    preferences,
    paused: isPaused(preferences, now),
    timeZone: subscription.newsletter_time_zone,
    floors: subscription.newsletter_floors,
    topics: subscription.newsletter_topics.map((name) => ({
      key: keyOfTopic(name, subscription.newsletter_topic_keys),
      name,
    })),
    bestOfs: subscription.newsletter_best_of_cadence !== null,
  };
}

const held = (row: SubscriptionInFull): ReaderPreferences => ({
  choice: row.choice,
  rhythm: row.rhythm,
  pausedUntil: row.paused_until,
  catchUpSince: row.catch_up_since,
});

export interface ChangePreferencesInput {
  readonly token: string;
  /** Undefined keeps the name; an empty string removes it. */
  readonly name?: string;
  /** Slugs of the newsletters to leave, or all; ones that the reader doesn't get are ignored. */
  readonly unsubscribe?: readonly string[] | 'all';
  /** What the reader wants of each newsletter, by its slug; of one that they left, it is ignored. */
  readonly wishes?: ReadonlyMap<string, PreferencesWish>;
  readonly ip: string | null;
  readonly source: string;
}

/** A wish that the newsletter does not offer. */
export interface InvalidWish {
  readonly kind: 'invalid-wish';
  readonly slug: string;
  readonly flaw: PreferencesFlaw;
}

export type ChangePreferencesOutcome = PreferencesReading | InvalidPerson | InvalidWish;

/**
 * Changes a reader's name and what they get, and ends subscriptions, in one transaction; returns the
 * new state. If one wish can't be taken, nothing changes.
 */
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
  const ip = hashIp(deps.keyring, input.ip);
  const { source } = input;
  const now = deps.clock();

  return deps.db.transaction().execute(async (trx): Promise<PreferencesReading | InvalidWish> => {
    const subscriber = await lockSubscriberOfSubscription(trx, claim);
    if (subscriber === undefined || isOfEarlierAddress(claim, subscriber)) return { kind: 'gone' };
    const subscriptions = await listSubscriptionsInFull(trx, subscriber);
    const decided = await decideAll(trx, subscriptions, input.wishes, now);
    if (decided.kind === 'invalid-wish') return decided;
    if (input.name !== undefined) await renameSubscriber(trx, subscriber, name.name);
    for (const [row, preferences] of decided.changes) {
      await savePreferences(trx, row, { ...preferences, now });
    }
    for (const { id, bucket, newsletter_slug: slug } of subscriptions) {
      if (input.unsubscribe === 'all' || input.unsubscribe?.includes(slug)) {
        await endSubscription(trx, { subscriptionId: id, bucket }, { source, ip, now });
      }
    }
    return preferencesOf(trx, { ...claim, bucket: subscriber.bucket }, now);
  });
}

async function decideAll(
  trx: Transaction<Database>,
  subscriptions: readonly SubscriptionInFull[],
  wishes: ChangePreferencesInput['wishes'],
  now: Date,
): Promise<
  | {
      readonly kind: 'ok';
      readonly changes: readonly (readonly [SubscriptionInFull, ReaderPreferences])[];
    }
  | InvalidWish
> {
  const changes: (readonly [SubscriptionInFull, ReaderPreferences])[] = [];
  for (const row of subscriptions) {
    const wish = wishes?.get(row.newsletter_slug);
    if (wish === undefined || row.status === 'unsubscribed') continue;
    const decision = decidePreferences(held(row), wish, {
      offers: {
        floors: row.newsletter_floors,
        topics: row.newsletter_topics.map((name) => keyOfTopic(name, row.newsletter_topic_keys)),
        bestOfs: row.newsletter_best_of_cadence !== null,
      },
      missed: wish.pause !== undefined && (await hasMissedByPause(trx, row)),
      now,
    });
    if (decision.kind === 'invalid') {
      return { kind: 'invalid-wish', slug: row.newsletter_slug, flaw: decision.flaw };
    }
    changes.push([row, decision.preferences]);
  }
  return { kind: 'ok', changes };
}
