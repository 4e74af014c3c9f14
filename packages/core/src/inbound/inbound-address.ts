/** What a mail is for, by the local part of the address that it went to. */
export type InboundTarget =
  | {
      readonly kind: 'subscribe' | 'unsubscribe';
      /** Null for the newsletter on the front page. */
      readonly slug: string | null;
    }
  /** Puts reviews and links that editors forward into the queue. */
  | { readonly kind: 'queue'; readonly slug: string }
  /** Gets the copy of each issue that Galley mails to itself. */
  | { readonly kind: 'canary'; readonly slug: string }
  /** Ends the one subscription that the token names, no matter who sends the mail. */
  | { readonly kind: 'leave'; readonly localPart: string };

/** RFC 5321, section 4.5.3.1.1. */
const LONGEST_LOCAL_PART = 64;
const LOCAL_PART = /^(subscribe|unsubscribe)(?:\+([a-z0-9-]+))?$/;
const OWN = /^(queue|canary)\+([a-z0-9-]+)$/;
const LEAVE = /^leave\+[a-z0-9]+$/;

/**
 * Reads an address that a mail was accepted for; null if nothing of ours is there. Only the envelope
 * says so: the header `To` holds whatever the sender wrote.
 *
 * @param domain the domain of this installation's addresses, in lower-case ASCII
 */
export function readInboundAddress(recipient: string, domain: string): InboundTarget | null {
  const address = recipient.trim().toLowerCase();
  const at = address.lastIndexOf('@');
  if (address.slice(at + 1) !== domain) return null;
  const localPart = address.slice(0, Math.max(0, at));
  if (LEAVE.test(localPart)) return { kind: 'leave', localPart };
  const [, own, its] = OWN.exec(localPart) ?? [];
  if ((own === 'queue' || own === 'canary') && its !== undefined) return { kind: own, slug: its };
  const [, kind, slug = null] = LOCAL_PART.exec(localPart) ?? [];
  if (kind !== 'subscribe' && kind !== 'unsubscribe') return null;
  return { kind, slug };
}

/** Prints an address that `readInboundAddress` reads back. */
export const printInboundAddress = (
  { kind, slug }: Exclude<InboundTarget, { readonly kind: 'leave' }>,
  domain: string,
): string => `${kind}${slug === null ? '' : `+${slug}`}@${domain}`;

/**
 * The address to which readers write to subscribe to a newsletter; null if its slug is too long for
 * one.
 *
 * @example subscribeAddress('digest', 'in.news.example') // subscribe+digest@in.news.example
 */
export const subscribeAddress = (slug: string, domain: string): string | null =>
  addressFor({ kind: 'subscribe', slug }, domain);

/** The address to which editors forward articles and reviews; null if its slug is too long for one. */
export const queueAddress = (slug: string, domain: string): string | null =>
  addressFor({ kind: 'queue', slug }, domain);

/** The address to which Galley mails a copy of each issue; null if the slug is too long for one. */
export const canaryAddress = (slug: string, domain: string): string | null =>
  addressFor({ kind: 'canary', slug }, domain);

function addressFor(
  target: Exclude<InboundTarget, { readonly kind: 'leave' }>,
  domain: string,
): string | null {
  const address = printInboundAddress(target, domain);
  return address.indexOf('@') > LONGEST_LOCAL_PART ? null : address;
}
