import type { RefusalOf } from '@galley/contract/refusals';
import type { Actor } from '@galley/core/editor';
import { suppressionKeys, type SubscriptionStatus } from '@galley/core/subscription';
import {
  findSubscription,
  findSuppression,
  insertConsent,
  insertSubscription,
  lockOrInsertSubscriber,
  lockSubscriberByAddress,
} from '@galley/db';
import { findNewsletterFor, type NewsletterRefusal } from '../newsletter/find-newsletter.ts';
import { invalid, problemsOf, readConsent, readPerson, type InvalidPerson } from './read-person.ts';
import { recordSubscriberAct } from './record-subscriber-act.ts';
import type { SubscriptionDeps } from './subscription-deps.ts';

export interface AddSubscriberInput {
  readonly newsletter: string | null;
  readonly address: string;
  readonly name?: string | null;
  /** How this person agreed, and in which words; kept as evidence. */
  readonly consent: string;
  readonly source: string;
}

export type AddSubscriberOutcome =
  /** `exists`: a subscription exists, and its status stays. */
  | {
      readonly kind: 'added' | 'exists';
      readonly address: string;
      readonly status: SubscriptionStatus;
      /** The newsletter's title. */
      readonly title: string;
    }
  | RefusalOf<'address-suppressed'>
  | InvalidPerson
  | NewsletterRefusal;

/** Adds one reader as confirmed, on the word of the newsletter's operator. */
export async function addSubscriber(
  deps: SubscriptionDeps,
  actor: Actor,
  input: AddSubscriberInput,
): Promise<AddSubscriberOutcome> {
  const person = readPerson(input.address, input.name);
  const consent = readConsent(input.consent);
  const found = await findNewsletterFor(deps, actor, 'add-subscriber', input.newsletter);
  if (found.kind !== 'found') return found;
  if (person.kind === 'invalid' || consent.kind === 'invalid') {
    return invalid(...problemsOf(person), ...problemsOf(consent));
  }
  const { id: newsletterId, title } = found.newsletter;
  const { email, name } = person;
  const { address, canonical } = email;
  const now = deps.clock();

  return deps.db.transaction().execute(async (trx): Promise<AddSubscriberOutcome> => {
    await lockSubscriberByAddress(trx, canonical);
    const suppression = await findSuppression(trx, suppressionKeys(deps.keyring, canonical));
    if (suppression !== undefined) {
      return { kind: 'address-suppressed', address, reason: suppression.reason };
    }
    const subscriber = await lockOrInsertSubscriber(trx, { ...email, name, now });
    const current = await findSubscription(trx, newsletterId, subscriber);
    if (current !== undefined) return { kind: 'exists', address, status: current.status, title };
    const subscription = await insertSubscription(trx, {
      newsletterId,
      subscriber,
      status: 'confirmed',
      now,
    });
    await insertConsent(trx, {
      subscription,
      kind: 'added',
      wording: consent.wording,
      source: input.source,
      ip: null,
      now,
    });
    await recordSubscriberAct(trx, actor, 'add-subscriber', subscriber, { at: now, newsletterId });
    return { kind: 'added', address, status: 'confirmed', title };
  });
}
