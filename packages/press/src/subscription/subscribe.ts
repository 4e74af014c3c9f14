import type { Actor } from '@galley/core/editor';
import {
  changeSubscription,
  confirmationHorizon,
  mayMailConfirmation,
  suppressionKeys,
  type EmailAddress,
  type SignUpReason,
} from '@galley/core/subscription';
import {
  countRefusedSignUp,
  findSubscription,
  findSuppression,
  insertConsent,
  insertReaderNotice,
  insertSubscription,
  isLockTimeout,
  limitLockWait,
  listConfirmationTimes,
  lockOrInsertSubscriber,
  lockSubscriberByAddress,
  updateSubscription,
  type Database,
  type SubscriptionRow,
  type SubscriptionUpdate,
  type Transaction,
} from '@galley/db';
import { wordingOf } from '@galley/wording';
import { refuse, type NotAllowed } from '../door/allow.ts';
import type { SiteNewsletter } from '../site/site-newsletter.ts';
import { admit } from './admit-sign-up.ts';
import { readPerson, type InvalidPerson } from './read-person.ts';
import type { SubscriptionDeps } from './subscription-deps.ts';

export interface SubscribeInput {
  readonly newsletter: Pick<SiteNewsletter, 'id' | 'title' | 'language'>;
  readonly address: string;
  readonly name?: string | null;
  /** Kept as evidence. */
  readonly ip: string | null;
  /** Counts for no network: in a local set-up, all visitors share this machine. */
  readonly sparesNetwork?: boolean;
  /** The page that sent the request; kept as evidence. */
  readonly source: string;
  /** True if the hidden field was filled in. */
  readonly trapped?: boolean;
}

export type SubscribeOutcome =
  /** Accepted, or refused for a reason that the visitor never sees, since they may be anybody. */
  | {
      readonly kind: 'ok';
      readonly refused: SignUpReason | null;
      /** True if this sign-up opened the newsletter's breaker, which is worth a log line. */
      readonly breakerOpened: boolean;
    }
  | InvalidPerson
  | NotAllowed;

/** Imports and batches lock a subscriber's row only briefly; a longer wait counts as `busy`. */
const LOCK_WAIT_MS = 2000;

/**
 * Takes a request to subscribe: stores a pending subscription and its evidence, and queues a
 * confirmation mail. A request over a limit, or for an address that is confirmed, suppressed or has
 * had its share of confirmation mails, gets none: its reason is counted and earlier links keep
 * working. An erased address may subscribe again, since only its owner can confirm.
 */
export async function subscribe(
  deps: SubscriptionDeps,
  actor: Actor,
  input: SubscribeInput,
): Promise<SubscribeOutcome> {
  const now = deps.clock();
  const newsletterId = input.newsletter.id;
  const denied = refuse(actor, 'subscribe', newsletterId);
  if (denied !== null) return denied;
  if (input.trapped === true) {
    await countRefusedSignUp(deps.db, { newsletterId, reason: 'trap', now });
    return { kind: 'ok', refused: 'trap', breakerOpened: false };
  }
  const person = readPerson(input.address, input.name);
  if (person.kind === 'invalid') return person;
  const { email, name } = person;
  const { canonical } = email;
  const ip = input.sparesNetwork === true ? null : input.ip;
  const { refused, breakerOpened } = await admit(deps, { newsletterId, canonical, ip }, now);
  if (refused !== null) return { kind: 'ok', refused, breakerOpened };

  const reason = await saveSignUp(deps, input, { email, name, now });
  if (reason !== null) await countRefusedSignUp(deps.db, { newsletterId, reason, now });
  return { kind: 'ok', refused: reason, breakerOpened };
}

interface SignUp {
  readonly email: EmailAddress;
  readonly name: string | null;
  readonly now: Date;
}

/** Saves a sign-up, or returns the reason to refuse it. */
async function saveSignUp(
  deps: SubscriptionDeps,
  input: SubscribeInput,
  signUp: SignUp,
): Promise<SignUpReason | null> {
  try {
    return await deps.db.transaction().execute((trx) => requestMail(deps, trx, input, signUp));
  } catch (error) {
    if (isLockTimeout(error)) return 'busy';
    throw error;
  }
}

async function requestMail(
  deps: SubscriptionDeps,
  trx: Transaction<Database>,
  { newsletter, source, ip }: SubscribeInput,
  { email, name, now }: SignUp,
): Promise<SignUpReason | null> {
  await limitLockWait(trx, LOCK_WAIT_MS);
  await lockSubscriberByAddress(trx, email.canonical);
  const suppression = await findSuppression(trx, suppressionKeys(deps.keyring, email.canonical));
  if (suppression !== undefined && suppression.reason !== 'erasure') return 'suppressed';

  const subscriber = await lockOrInsertSubscriber(trx, { ...email, name, now });
  const current = await findSubscription(trx, newsletter.id, subscriber.id);
  const change = changeSubscription(current ?? null, { kind: 'request' });
  if (change.kind !== 'changed') return 'subscribed';
  const earlier = await listConfirmationTimes(trx, subscriber.id, confirmationHorizon(now));
  if (!mayMailConfirmation(earlier, now)) return 'address';

  const subscriptionId = await saveRequest(trx, newsletter.id, subscriber.id, current, {
    ...change,
    now,
  });
  await insertConsent(trx, {
    subscriptionId,
    kind: 'requested',
    wording: wordingOf(newsletter.language).pages.form.consent(newsletter.title),
    source,
    ip,
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
  return null;
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
