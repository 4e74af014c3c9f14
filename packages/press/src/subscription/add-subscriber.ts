import { suppressionKeys, type SubscriptionStatus } from '@galley/core/subscription';
import {
  findSubscription,
  findSuppression,
  insertConsent,
  insertSubscription,
  lockOrInsertSubscriber,
  lockSubscriberByAddress,
} from '@galley/db';
import { readConsent } from './read-consent.ts';
import { readPerson } from './read-person.ts';
import type { FieldProblem, NewsletterRef, SubscriptionDeps } from './subscription-deps.ts';

export interface AddSubscriberInput {
  readonly newsletter: NewsletterRef;
  readonly address: string;
  readonly name?: string | null;
  /** How and in which words this person agreed; kept as evidence. */
  readonly consent: string;
  readonly source: string;
}

export type AddSubscriberOutcome =
  | { readonly kind: 'added'; readonly address: string }
  /** There is a subscription already; its status stays what it was. */
  | { readonly kind: 'exists'; readonly address: string; readonly status: SubscriptionStatus }
  | { readonly kind: 'suppressed'; readonly address: string; readonly reason: string }
  | { readonly kind: 'invalid'; readonly problems: readonly FieldProblem[] };

/** Adds one reader as confirmed, on the word of whoever runs the newsletter. */
export async function addSubscriber(
  deps: SubscriptionDeps,
  input: AddSubscriberInput,
): Promise<AddSubscriberOutcome> {
  const person = readPerson(input.address, input.name);
  const consent = readConsent(input.consent);
  if (person.kind === 'invalid' || consent.kind === 'invalid') {
    const problems = [person, consent].flatMap((part) =>
      part.kind === 'invalid' ? part.problems : [],
    );
    return { kind: 'invalid', problems };
  }
  const { email, name } = person;
  const { address, canonical } = email;
  const now = deps.clock();

  return deps.db.transaction().execute(async (trx): Promise<AddSubscriberOutcome> => {
    await lockSubscriberByAddress(trx, canonical);
    const suppression = await findSuppression(trx, suppressionKeys(deps.keyring, canonical));
    if (suppression !== undefined) {
      return { kind: 'suppressed', address, reason: suppression.reason };
    }
    const subscriber = await lockOrInsertSubscriber(trx, { ...email, name, now });
    const current = await findSubscription(trx, input.newsletter.id, subscriber.id);
    if (current !== undefined) return { kind: 'exists', address, status: current.status };
    const subscriptionId = await insertSubscription(trx, {
      newsletterId: input.newsletter.id,
      subscriberId: subscriber.id,
      status: 'confirmed',
      now,
    });
    await insertConsent(trx, {
      subscriptionId,
      kind: 'added',
      wording: consent.wording,
      source: input.source,
      ip: null,
      now,
    });
    return { kind: 'added', address };
  });
}
