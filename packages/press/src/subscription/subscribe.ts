import {
  changeSubscription,
  confirmationHorizon,
  consentWording,
  mayMailConfirmation,
  suppressionKeys,
} from '@galley/core/subscription';
import {
  findSubscription,
  findSuppression,
  insertConsent,
  insertReaderNotice,
  insertSubscription,
  listConfirmationTimes,
  lockOrInsertSubscriber,
  lockSubscriberByAddress,
  updateSubscription,
  type Database,
  type SubscriptionRow,
  type SubscriptionUpdate,
  type Transaction,
} from '@galley/db';
import { readPerson } from './read-person.ts';
import type { FieldProblem, NewsletterRef, SubscriptionDeps } from './subscription-deps.ts';

export interface SubscribeInput {
  readonly newsletter: NewsletterRef;
  readonly address: string;
  readonly name?: string | null;
  readonly ip: string | null;
  /** The page that the request came through, kept as evidence. */
  readonly source: string;
}

/** `ok` says nothing of whether the address was known: whoever asks may not be its owner. */
export type SubscribeOutcome =
  | { readonly kind: 'ok' }
  | { readonly kind: 'invalid'; readonly problems: readonly FieldProblem[] };

/**
 * Takes a request to subscribe: a pending subscription, its evidence and a confirmation mail. An
 * address that is confirmed, suppressed, or has had its share of confirmation mails gets nothing,
 * and its link of before keeps working. An erased address may ask again, since only its owner can
 * confirm.
 */
export async function subscribe(
  deps: SubscriptionDeps,
  input: SubscribeInput,
): Promise<SubscribeOutcome> {
  const person = readPerson(input.address, input.name);
  if (person.kind === 'invalid') return person;
  const { email, name } = person;
  const { newsletter } = input;
  const now = deps.clock();

  await deps.db.transaction().execute(async (trx) => {
    await lockSubscriberByAddress(trx, email.canonical);
    const suppression = await findSuppression(trx, suppressionKeys(deps.keyring, email.canonical));
    if (suppression !== undefined && suppression.reason !== 'erasure') return;

    const subscriber = await lockOrInsertSubscriber(trx, { ...email, name, now });
    const current = await findSubscription(trx, newsletter.id, subscriber.id);
    const earlier = await listConfirmationTimes(trx, subscriber.id, confirmationHorizon(now));
    const change = changeSubscription(current ?? null, { kind: 'request' });
    if (change.kind !== 'changed' || !mayMailConfirmation(earlier, now)) return;

    const subscriptionId = await saveRequest(trx, newsletter.id, subscriber.id, current, {
      ...change,
      now,
    });
    await insertConsent(trx, {
      subscriptionId,
      kind: 'requested',
      wording: consentWording(newsletter.title),
      source: input.source,
      ip: input.ip,
      now,
    });
    await insertReaderNotice(trx, {
      kind: 'confirmation',
      newsletterId: newsletter.id,
      subscriptionId,
      address: subscriber.address,
      round: change.round,
      now,
    });
    await deps.wake?.('work-notices', trx);
  });
  return { kind: 'ok' };
}

async function saveRequest(
  trx: Transaction<Database>,
  newsletterId: string,
  subscriberId: string,
  current: SubscriptionRow | undefined,
  change: SubscriptionUpdate,
): Promise<string> {
  if (current === undefined) {
    const { status, now } = change;
    return insertSubscription(trx, { newsletterId, subscriberId, status, now });
  }
  await updateSubscription(trx, current, change);
  return current.id;
}
