import type { InboundTarget } from './inbound-address.ts';

/** What somebody who wrote to one of our addresses wants. */
export interface Wish {
  readonly kind: 'subscribe' | 'unsubscribe';
  /**
   * Whether a signature that covers the addressees and the subject covers the wish, and nothing in
   * it is open to doubt. A body may be shown in other ways than it was signed.
   */
  readonly sure: boolean;
}

/** Words for leaving, in the languages of our pages. */
const LEAVING = new Set(
  [
    ['unsubscribe', 'unsubscription', 'stop', 'remove'],
    ['abmelden', 'abmeldung', 'abbestellen', 'abbestellung', 'austragen'],
    ['baja', 'desuscribir', 'desuscribirme', 'desuscripción', 'desuscripcion'],
    ['إلغاء', 'الغاء'],
  ].flat(),
);

/** Words that change nothing about it. */
const BESIDE = new Set(
  [
    ['re', 'fw', 'fwd', 'aw', 'wg', 'rv', 'tr', 'please', 'me', 'my', 'from', 'the', 'this'],
    ['newsletter', 'list', 'thanks', 'thank', 'you', 'address', 'email', 'mail'],
    ['bitte', 'mich', 'vom', 'von', 'den', 'der', 'dem', 'diesen', 'danke'],
    ['darme', 'darse', 'dar', 'de', 'por', 'favor', 'quiero', 'la', 'el', 'del', 'boletín'],
    ['suscripción', 'suscripcion', 'cancelar', 'gracias'],
    ['الاشتراك', 'اشتراكي', 'من', 'فضلك', 'النشرة'],
  ].flat(),
);
/** Two words that mean leaving only together. */
const CANCELLING = /(?:cancelar|cancel).*(?:suscripci[oó]n|subscription)/u;

/**
 * Reads what a mail wants. At an address for leaving it is to leave; at one for subscribing it is to
 * subscribe, unless the subject or the first line asks to leave: people answer the mail that they
 * have.
 *
 * @param text the subject, and the body's first line with words
 */
export function readWish(
  target: Extract<InboundTarget, { readonly kind: 'subscribe' | 'unsubscribe' }>,
  text: { readonly subject: string; readonly firstLine: string },
): Wish {
  if (target.kind === 'unsubscribe') return { kind: 'unsubscribe', sure: true };
  const subject = asksToLeave(text.subject);
  if (subject !== 'no') return { kind: 'unsubscribe', sure: subject === 'yes' };
  const line = asksToLeave(text.firstLine) === 'yes';
  return line ? { kind: 'unsubscribe', sure: false } : { kind: 'subscribe', sure: true };
}

const LONGEST = 200;

/** `perhaps` for a text with such a word among others. */
function asksToLeave(text: string): 'yes' | 'perhaps' | 'no' {
  const folded = text.slice(0, LONGEST).normalize('NFC').toLowerCase();
  const words = folded.match(/[\p{L}\p{M}]+/gu) ?? [];
  if (!words.some((word) => LEAVING.has(word)) && !CANCELLING.test(folded)) return 'no';
  return words.every((word) => LEAVING.has(word) || BESIDE.has(word)) ? 'yes' : 'perhaps';
}
