import type { Actor } from '@galley/core/editor';
import {
  CANARY_HEADER,
  decideInbound,
  findAutomatic,
  proveSender,
  readInboundAddress,
  type InboundResult,
  type InboundTarget,
  type Letter,
  type OwnPlaces,
  type ReadMail,
} from '@galley/core/inbound';
import { parseSender } from '@galley/core/newsletter';
import { endInboundMail, listOwnSenders } from '@galley/db';
import { refuse, type NotAllowed } from '../door/allow.ts';
import type { InboundDeps } from './inbound-deps.ts';
import { marksOf } from './mark-mail.ts';
import { noteCanary } from './note-canary.ts';
import { leaveByMail, leaveByToken } from './leave-by-mail.ts';
import { queueByMail } from './queue-by-mail.ts';
import { subscribeByMail } from './subscribe-by-mail.ts';

export interface ArrivedMail {
  /** Our row of it. */
  readonly id: string;
  /** The addresses that it was accepted for: the envelope's, never those that its header names. */
  readonly recipients: readonly string[];
  /** Null if it was not read: because only a token counts, or because nobody could. */
  readonly letter: Letter | null;
}

export type ActOnMailOutcome =
  { readonly kind: 'done'; readonly results: readonly InboundResult[] } | NotAllowed;

/** Nobody writes to more of our addresses at once. */
const MOST_ADDRESSES = 10;

/**
 * Does what a mail to our addresses asks for, as far as its sender may: begins the same round as the
 * sign-up form, ends a subscription, or mails a link to its subscriber. A mail that is read twice,
 * because a process ended in between, leads to nothing more.
 */
export async function actOnMail(
  deps: InboundDeps,
  actor: Actor,
  mail: ArrivedMail,
): Promise<ActOnMailOutcome> {
  const denied = refuse(actor, 'act-on-mail', null);
  if (denied !== null) return denied;
  const targets = addressesOf(mail.recipients, deps.inboundDomain);
  const own = await ownPlaces(deps);
  const results: InboundResult[] = [];
  for (const { recipient, target } of targets.slice(0, MOST_ADDRESSES)) {
    results.push(await act(deps, mail, { recipient, target, own }));
  }
  if (targets.length === 0) results.push('no-address');
  await endInboundMail(deps.db, mail.id, results);
  return { kind: 'done', results };
}

/** Whether all of a mail's text counts: it may hold a review. */
export const needsText = (recipients: readonly string[], domain: string): boolean =>
  addressesOf(recipients, domain).some(({ target }) => target.kind === 'queue');

/** Whether acting needs to know what a mail says: a token alone acts, no matter who sends it. */
export const needsReading = (recipients: readonly string[], domain: string): boolean =>
  addressesOf(recipients, domain).some(({ target }) => target.kind !== 'leave');

interface Address {
  readonly recipient: string;
  readonly target: InboundTarget;
}

function addressesOf(recipients: readonly string[], domain: string): readonly Address[] {
  const lower = recipients.map((each) => each.trim().toLowerCase());
  return [...new Set(lower)].flatMap((recipient) => {
    const target = readInboundAddress(recipient, domain);
    return target === null ? [] : { recipient, target };
  });
}

async function act(
  deps: InboundDeps,
  { id, letter }: ArrivedMail,
  { recipient, target, own }: Address & { readonly own: OwnPlaces },
): Promise<InboundResult> {
  const read = letter === null ? null : readMail(letter, recipient, own, deps.clock());
  const decision = decideInbound(target, read);
  if (decision.kind === 'ignore') return decision.result;
  if (decision.kind === 'leave') return leaveByToken(deps, decision.localPart);
  if (decision.kind === 'canary') return noteCanary(deps, decision.mark);
  const sender = read?.sender ?? null;
  const marks = marksOf(deps.keyring, { letter, sender, recipient, asks: decision.kind });
  if (decision.kind === 'queue') return queueByMail(deps, { ...decision, id, marks, letter });
  const asking = { ...decision, id, recipient, marks, sender };
  return decision.kind === 'subscribe'
    ? subscribeByMail(deps, { ...asking, subject: letter?.subject ?? '' })
    : leaveByMail(deps, { ...asking, acts: decision.acts });
}

function readMail(letter: Letter, recipient: string, own: OwnPlaces, now: Date): ReadMail {
  const sender = proveSender(letter.sender, recipient, now);
  const from = sender.address?.canonical ?? letter.sender.from[0]?.toLowerCase() ?? '';
  return {
    automatic: findAutomatic(letter.headers, from, own),
    sender,
    subject: letter.subject,
    firstLine: letter.firstLine,
    canaryMark: letter.headers.get(CANARY_HEADER.toLowerCase())?.at(0) ?? null,
  };
}

async function ownPlaces({ db, publicUrl, inboundDomain }: InboundDeps): Promise<OwnPlaces> {
  const senders = (await listOwnSenders(db)).map(parseSender);
  return {
    domains: [inboundDomain, new URL(publicUrl).hostname],
    addresses: senders.flatMap((each) =>
      each.kind === 'ok' ? each.sender.address.toLowerCase() : [],
    ),
  };
}
