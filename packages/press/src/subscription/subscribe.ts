import type { Actor } from '@galley/core/editor';
import {
  changeSubscription,
  confirmationHorizon,
  hashIp,
  mayMailConfirmation,
  suppressionKeys,
  type EmailAddress,
  type FormReason,
  type ProofReason,
  type SignUpReason,
} from '@galley/core/subscription';
import {
  addToWindow,
  countInWindow,
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
  type Placed,
  type SubscriptionRow,
  type SubscriptionUpdate,
  type Transaction,
} from '@galley/db';
import { wordingOf } from '@galley/wording';
import { refuse, type NotAllowed } from '../door/allow.ts';
import type { SiteNewsletter } from '../site/site-newsletter.ts';
import { admit, confirmationKey } from './admit-sign-up.ts';
import { guardDomain, guardForm, guardPerson, type SignUpForm } from './guard-sign-up.ts';
import { readPerson, type InvalidPerson } from './read-person.ts';
import { recordSubscriberAct } from './record-subscriber-act.ts';
import type { SubscriptionDeps } from './subscription-deps.ts';

export interface SubscribeInput {
  readonly newsletter: Pick<SiteNewsletter, 'id' | 'slug' | 'title' | 'language'>;
  readonly address: string;
  readonly name?: string | null;
  /** Kept as evidence. */
  readonly ip: string | null;
  /** Counts for no network: in a local set-up, all visitors share this machine. */
  readonly sparesNetwork?: boolean;
  /** The page that sent the request; kept as evidence. */
  readonly source: string;
  /** A request by mail, in the words that somebody wrote. */
  readonly byMail?: {
    readonly words: string;
    /** Whether DKIM proves who wrote it; all other mails count as coming from one network. */
    readonly isProven: boolean;
  };
  /** True if the hidden field was filled in. */
  readonly trapped?: boolean;
  /** What the form tells about itself; null or left out for a way without one. */
  readonly form?: SignUpForm | null;
  /** Who asks in a reader's name; the audit log keeps it. */
  readonly taker?: Actor;
}

export type SubscribeOutcome =
  /** Accepted, or refused for a reason that the visitor never sees, since they may be anybody. */
  | {
      readonly kind: 'ok';
      readonly refused: SignUpReason | null;
      /** True if this sign-up opened the newsletter's breaker, which is worth a log line. */
      readonly breakerOpened: boolean;
    }
  /** Nothing was stored: a person only has to send the form once more, and a program rarely does. */
  | { readonly kind: 'ask-again'; readonly reason: FormReason | ProofReason }
  | InvalidPerson
  | NotAllowed;

/** Imports and batches lock a subscriber's row only briefly; a longer wait counts as `busy`. */
const LOCK_WAIT_MS = 2000;

/**
 * Takes a request to subscribe, from every door: stores a pending subscription and its evidence, and queues a
 * confirmation mail. A request that a guard or a limit refuses, or for an address that is confirmed,
 * suppressed or has had its share of confirmation mails, gets none: its reason is counted and earlier
 * links keep working. An erased address may subscribe again, since only its owner can confirm.
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
  const refused = async (reason: SignUpReason): Promise<SubscribeOutcome> => {
    await countRefusedSignUp(deps.db, { newsletterId, reason, now });
    return { kind: 'ok', refused: reason, breakerOpened: false };
  };
  if (input.trapped === true) return refused('trap');
  const person = readPerson(input.address, input.name);
  if (person.kind === 'invalid') return person;
  const { email, name } = person;
  const { canonical } = email;
  const ip = input.sparesNetwork === true ? null : input.ip;
  const unsure = input.form ? await guardForm(deps, input.newsletter.slug, input.form) : null;
  if (unsure !== null) {
    await countRefusedSignUp(deps.db, { newsletterId, reason: unsure, now });
    return { kind: 'ask-again', reason: unsure };
  }
  const unlikely = await guardPerson(deps, { email, name });
  if (unlikely !== null) return refused(unlikely);
  const isForgeable = input.byMail?.isProven === false;
  const admission = await admit(deps, { newsletterId, canonical, ip, isForgeable }, now);
  if (admission.refused !== null) return { kind: 'ok', ...admission };
  // After the limits, so that nobody can make us ask DNS without end.
  const unreachable = await guardDomain(deps, email);
  if (unreachable !== null) return refused(unreachable);
  const reason = await saveSignUp(deps, input, { email, name, now });
  return reason === null ? { kind: 'ok', refused: null, breakerOpened: false } : refused(reason);
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
  { newsletter, source, ip, byMail, taker }: SubscribeInput,
  { email, name, now }: SignUp,
): Promise<SignUpReason | null> {
  await limitLockWait(trx, LOCK_WAIT_MS);
  const known = await lockSubscriberByAddress(trx, email.canonical);
  const suppression = await findSuppression(trx, suppressionKeys(deps.keyring, email.canonical));
  if (suppression !== undefined && suppression.reason !== 'erasure') return 'suppressed';

  // Rows of unconfirmed people vanish sooner than the limit on their mails ends.
  const counted = { ...confirmationKey(deps.keyring, email.canonical), now };
  const isUsedUp = (await countInWindow(trx, counted)) >= counted.most;
  // Without a mail, nobody could confirm what would be stored.
  if (known === undefined && isUsedUp) return 'address';
  const subscriber = await lockOrInsertSubscriber(trx, { ...email, name, now });
  const current = await findSubscription(trx, newsletter.id, subscriber);
  const change = changeSubscription(current ?? null, { kind: 'request' });
  if (change.kind !== 'changed') return 'subscribed';
  const earlier = await listConfirmationTimes(trx, subscriber, confirmationHorizon(now));
  if (isUsedUp || !mayMailConfirmation(earlier, now)) return 'address';

  const subscription = await saveRequest(trx, newsletter.id, subscriber, current, {
    ...change,
    now,
  });
  await insertConsent(trx, {
    subscription,
    kind: 'requested',
    wording: byMail?.words ?? wordingOf(newsletter.language).pages.form.consent(newsletter.title),
    source,
    ip: hashIp(deps.keyring, ip),
    now,
  });
  await insertReaderNotice(trx, {
    kind: 'confirmation',
    newsletterId: newsletter.id,
    subscriptionId: subscription.id,
    address: subscriber.address,
    round: change.round,
    answersMail: byMail !== undefined,
    now,
  });
  if (taker !== undefined) {
    const when = { at: now, newsletterId: newsletter.id };
    await recordSubscriberAct(trx, taker, 'ask-to-confirm', subscriber, when);
  }
  await addToWindow(trx, counted);
  await deps.wake?.('work-notices', trx);
  return null;
}

async function saveRequest(
  trx: Transaction<Database>,
  newsletterId: string,
  subscriber: Placed,
  current: SubscriptionRow | undefined,
  change: SubscriptionUpdate,
): Promise<Placed> {
  if (current === undefined) {
    const { status, now } = change;
    return insertSubscription(trx, { newsletterId, subscriber, status, now });
  }
  await updateSubscription(trx, current, change);
  return current;
}
