import type { InboundResult } from '@galley/core/inbound';
import { readLeaveLocalPart, suppressionKeys, type EmailAddress } from '@galley/core/subscription';
import {
  findSubscription,
  findSuppression,
  insertReaderNotice,
  lockSubscriberByAddress,
  type Database,
  type InboundMarks,
  type SubscriberRow,
  type SubscriptionRow,
  type Transaction,
} from '@galley/db';
import { readSiteNewsletter } from '../site/index.ts';
import { endSubscription } from '../subscription/index.ts';
import type { InboundDeps } from './inbound-deps.ts';
import { markMail } from './mark-mail.ts';

/** Ends the subscription that a token names, no matter who sent the mail; repeating it changes nothing. */
export async function leaveByToken(deps: InboundDeps, localPart: string): Promise<InboundResult> {
  const claim = readLeaveLocalPart(deps.keyring, localPart);
  if (claim.kind !== 'ok') return 'bad-token';
  const left = await deps.db.transaction().execute((trx) =>
    endSubscription(trx, claim, {
      source: 'mail to the address in a mail',
      ip: null,
      now: deps.clock(),
    }),
  );
  return left === null ? 'not-subscribed' : 'left';
}

export interface LeavingMail {
  readonly id: string;
  readonly recipient: string;
  readonly slug: string | null;
  readonly address: EmailAddress;
  readonly marks: InboundMarks;
  /** Whether the sender is proven and the wish clear. */
  readonly acts: boolean;
}

/** Ends the subscription of a proven sender; otherwise mails a link to the subscriber. */
export async function leaveByMail(deps: InboundDeps, mail: LeavingMail): Promise<InboundResult> {
  const newsletter = await readSiteNewsletter(deps, mail.slug);
  if (newsletter === null) return 'no-newsletter';
  const now = deps.clock();
  const { id, marks, acts, address, recipient } = mail;
  return deps.db.transaction().execute(async (trx): Promise<InboundResult> => {
    const found = await lockLeaver(trx, newsletter.id, address.canonical);
    if (found === null) return 'not-subscribed';
    const { subscriber, subscription } = found;
    const keys = suppressionKeys(deps.keyring, address.canonical);
    if (!acts && (await findSuppression(trx, keys)) !== undefined) return 'not-subscribed';
    const marked = await markMail(trx, id, marks, { now, answers: acts ? 'no' : 'once' });
    if (marked !== 'counts') return marked;
    if (acts) {
      const source = `mail to ${recipient}, sender proven by DKIM`;
      const named = { subscriptionId: subscription.id, bucket: subscription.bucket };
      await endSubscription(trx, named, { source, ip: null, now });
      return 'left';
    }
    await insertReaderNotice(trx, {
      kind: 'leave-link',
      newsletterId: newsletter.id,
      subscriptionId: subscription.id,
      address: subscriber.address,
      round: null,
      answersMail: true,
      now,
    });
    await deps.wake?.('work-notices', trx);
    return 'link';
  });
}

/** Locks the subscriber who may leave a newsletter; null if there is none. */
async function lockLeaver(
  trx: Transaction<Database>,
  newsletterId: string,
  canonical: string,
): Promise<{ readonly subscriber: SubscriberRow; readonly subscription: SubscriptionRow } | null> {
  const subscriber = await lockSubscriberByAddress(trx, canonical);
  if (subscriber === undefined) return null;
  const subscription = await findSubscription(trx, newsletterId, subscriber);
  if (subscription === undefined || subscription.status === 'unsubscribed') return null;
  return { subscriber, subscription };
}
