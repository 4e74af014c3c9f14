import type { EmailAddress } from '../subscription/email-address.ts';
import type { AutomaticReason } from './find-automatic.ts';
import type { InboundTarget } from './inbound-address.ts';
import type { Sender } from './prove-sender.ts';
import { readWish } from './read-wish.ts';

/** How a mail ended that came to one of our addresses. */
export const INBOUND_RESULTS = [
  /** A confirmation mail is on its way. */
  'asked',
  /** The limits on sign-ups allowed no confirmation mail; their reason is counted with the others. */
  'refused',
  /** A subscription has ended. */
  'left',
  /** A forwarded review waits in the queue. */
  'queued',
  /** Links of a forwarded mail have become candidates. */
  'collected',
  /** Neither a review nor a link in it was new, and its sender was told what was expected. */
  'told',
  /** The copy of an issue that Galley mails to itself has come back in. */
  'arrived',
  /** Nobody knows who sent it to the queue's address, or they may not add reviews there. */
  'stranger',
  /** There was no subscription to end. */
  'not-subscribed',
  /** Nobody knows who sent it, so a link to leave went to the subscriber. */
  'link',
  /** The same address had an answer within the last day. */
  'answered',
  /** The mail, or a copy of it, has come before. */
  'seen',
  /** No person wrote it. */
  'automatic',
  /** It names no sender that could be answered. */
  'no-sender',
  /** It came to no address of ours. */
  'no-address',
  /** Its address names no newsletter. */
  'no-newsletter',
  /** Its address holds a token that isn't ours. */
  'bad-token',
  /** It is larger than any mail that we read, or too intricate. */
  'unreadable',
  /** Resend no longer has it, or couldn't hand it over for days. */
  'gone',
] as const;
export type InboundResult = (typeof INBOUND_RESULTS)[number];

/** What a mail leads to, before the database is asked. */
export type InboundDecision =
  | { readonly kind: 'leave'; readonly localPart: string }
  | { readonly kind: 'subscribe'; readonly slug: string | null; readonly address: EmailAddress }
  | {
      readonly kind: 'unsubscribe';
      readonly slug: string | null;
      readonly address: EmailAddress;
      /** Whether it acts; otherwise the subscriber gets a link. */
      readonly acts: boolean;
    }
  | { readonly kind: 'queue'; readonly slug: string; readonly address: EmailAddress }
  | { readonly kind: 'canary'; readonly mark: string | null }
  | {
      readonly kind: 'ignore';
      readonly result: 'automatic' | 'no-sender' | 'unreadable' | 'stranger';
    };

/** What is known of a mail when it is decided about. */
export interface ReadMail {
  readonly automatic: AutomaticReason | null;
  readonly sender: Sender;
  readonly subject: string;
  readonly firstLine: string;
  /** What it says of itself if it is the copy of an issue; null if it says nothing. */
  readonly canaryMark: string | null;
}

/**
 * Decides what follows from a mail to one of our addresses. A token acts no matter who sends it,
 * as a link does no matter who opens it. Without one, anybody may ask to subscribe, since only the
 * owner of the address can confirm; to leave and to queue, DKIM has to prove who asks.
 */
export function decideInbound(target: InboundTarget, mail: ReadMail | null): InboundDecision {
  if (target.kind === 'leave') return { kind: 'leave', localPart: target.localPart };
  if (mail === null) return { kind: 'ignore', result: 'unreadable' };
  // Its signed mark says that it is ours, so nothing else of it counts.
  if (target.kind === 'canary') return { kind: 'canary', mark: mail.canaryMark };
  if (mail.automatic !== null) return { kind: 'ignore', result: 'automatic' };
  const { address } = mail.sender;
  if (address === null) return { kind: 'ignore', result: 'no-sender' };
  if (target.kind === 'queue') {
    // Nothing goes back to somebody who is not proven: that may be anybody.
    return mail.sender.kind === 'proven'
      ? { kind: 'queue', slug: target.slug, address }
      : { kind: 'ignore', result: 'stranger' };
  }
  const wish = readWish(target, mail);
  const { slug } = target;
  if (wish.kind === 'subscribe') return { kind: 'subscribe', slug, address };
  const acts = wish.sure && mail.sender.kind === 'proven';
  return { kind: 'unsubscribe', slug, address, acts };
}
